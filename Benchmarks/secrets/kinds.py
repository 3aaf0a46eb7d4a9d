"""Kinds of secrets, as their providers document them.

A template is filled with seeded digits: {20:n} is twenty letters and digits. Nothing here is a secret, and nothing here
was taken from Rules/redaction: the figures are to say how well the detectors do with what they were not made from.
"""

ALPHABETS = {
    "d": "0123456789",
    "x": "0123456789abcdef",
    "X": "0123456789ABCDEF",
    "a": "abcdefghijklmnopqrstuvwxyz",
    "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "L": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "l": "abcdefghijklmnopqrstuvwxyz0123456789",
    "U": "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
    "n": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
    "u": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
    "b": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    "2": "abcdefghijklmnopqrstuvwxyz234567",
    "s": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
    "5": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
    "h": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
}
UUID = "{8:x}-{4:x}-{4:x}-{4:x}-{12:x}"

# Told by their own look: name of the key they stand under, template.
TOKENS = [
    # clouds
    ("aws access key id", "AKIA{16:s}"), ("aws access key id", "ASIA{16:s}", "aws-sts-key"),
    ("google api key", "AIza{35:u}"), ("google client secret", "GOCSPX-{28:u}"),
    ("google access token", "ya29.a0{120:u}"), ("google refresh token", "1//0{1:d}{60:u}"),
    ("azure client secret", "{3:n}8Q~{34:n}"), ("alibaba access key id", "LTAI{20:n}"),
    ("tencent secret id", "AKID{32:n}"), ("digitalocean token", "dop_v1_{64:x}"),
    ("digitalocean refresh token", "dor_v1_{64:x}"), ("heroku api key", "HRKU-AA{58:u}"),
    ("scaleway access key", "SCW{17:U}"), ("supabase access token", "sbp_{40:x}"),
    ("supabase secret key", "sb_secret_{31:u}"), ("planetscale password", "pscale_pw_{43:u}"),
    ("planetscale token", "pscale_tkn_{43:u}"), ("fly api token", "fo1_{43:u}"),
    ("fly macaroon", "fm2_{160:b}=="), ("netlify token", "nfp_{36:n}"), ("vercel token", "vcp_{56:n}"),
    ("render api key", "rnd_{32:n}"), ("cloudflare origin ca key", "v1.0-{24:x}-{146:x}"),
    ("oracle par", "https://objectstorage.eu-frankfurt-1.oraclecloud.com/p/{64:u}/n/ns/b/logs/o/"),
    ("aiven token", "aivenv1{60:n}"), ("aiven password", "AVNS_{19:u}"), ("neon api key", "napi_{64:l}"),
    ("yandex api key", "AQVN{36:u}"), ("upcloud token", "ucat_{26:U}"), ("railway postman", "PMAK-{24:x}-{34:x}"),
    # code, packages, builds
    ("github token", "ghp_{36:n}"), ("github fine token", "github_pat_{22:n}_{59:n}"), ("github oauth", "gho_{36:n}"),
    ("github server token", "ghs_{36:n}"), ("github refresh token", "ghr_{76:n}"),
    ("gitlab token", "glpat-{20:u}"), ("gitlab routable token", "glpat-{27:u}.01.{9:l}"),
    ("gitlab deploy token", "gldt-{20:u}"), ("gitlab runner token", "glrt-{20:u}"),
    ("gitlab trigger token", "glptt-{40:x}"), ("gitlab agent token", "glagent-{50:u}"),
    ("gitlab feed token", "glft-{20:u}"), ("gitlab ci job token", "glcbt-{2:x}_{20:u}"),
    ("bitbucket app password", "ATBB{32:n}"), ("atlassian api token", "ATATT3xFfGF0{164:u}={8:X}"),
    ("npm token", "npm_{36:n}"), ("pypi token", "pypi-AgEIcHlwaS5vcmc{150:u}"),
    ("rubygems api key", "rubygems_{48:x}"), ("nuget api key", "oy2{43:l}"), ("crates token", "cio{32:n}"),
    ("clojars token", "CLOJARS_{60:l}"), ("docker hub token", "dckr_pat_{27:u}"), ("docker hub org token", "dckr_oat_{32:u}"),
    ("artifactory api key", "AKCp{69:n}"), ("artifactory reference token", "cmVmdGtu{56:n}"),
    ("sonar token", "squ_{40:x}"), ("sonar project token", "sqp_{40:x}"), ("circleci token", "CCIPAT_{22:5}_{40:x}"),
    ("buildkite token", "bkua_{40:x}"), ("jenkins api token", "11{32:x}"), ("octopus api key", "API-{30:U}"),
    ("vault token", "hvs.{90:u}"), ("vault batch token", "hvb.{138:u}"), ("terraform cloud token", "{14:n}.atlasv1.{67:n}"),
    ("pulumi access token", "pul-{40:x}"), ("doppler token", "dp.pt.{43:n}"), ("doppler service token", "dp.st.prd.{43:n}"),
    ("one password service account token", "ops_eyJ{250:b}"), ("infracost api key", "ico-{32:n}"),
    ("postman collection key", "PMAT-{26:U}"), ("readme api key", "rdme_{70:l}"), ("prefect api key", "pnu_{36:l}"),
    ("launchdarkly sdk key", "sdk-" + UUID), ("sourcegraph token", "sgp_{16:x}_{40:x}"),
    ("harness token", "pat.{22:n}.{24:x}.{20:n}"), ("openshift token", "sha256~{43:u}"),
    ("argocd ionic", "ion_{42:n}"), ("scalr localstack", "ls-{8:n}-{4:n}-{4:n}-{4:n}-{12:n}"),
    ("unkey root key", "unkey_{22:5}"), ("polar token", "polar_pat_{43:n}"), ("zuplo api key", "zpka_{32:x}_{8:x}"),
    ("rootly api key", "rootly_{64:x}"), ("wakatime api key", "waka_" + UUID), ("codeclimate cloudsmith", "csa_{40:n}"),
    ("databricks token", "dapi{32:x}"), ("databricks client secret", "dose{32:x}"), ("dbt token", "dbtc_{44:u}"),
    ("confluent api secret", "cflt{60:b}"), ("atlas client secret", "mdb_sa_sk_{40:n}"), ("tinybird snyk", "snyk_uat.{8:x}.{60:u}"),
    # messages, mail, payment, business
    ("slack bot token", "xoxb-{12:d}-{13:d}-{24:n}"), ("slack user token", "xoxp-{12:d}-{12:d}-{13:d}-{32:x}"),
    ("slack app token", "xapp-1-A{10:U}-{13:d}-{64:x}"), ("slack config token", "xoxe.xoxp-1-{160:n}"),
    ("slack webhook", "https://hooks.slack.com/services/T{10:U}/B{10:U}/{24:n}"),
    ("discord bot token", "MT{24:n}.G{5:u}.{38:u}"), ("discord webhook", "https://discord.com/api/webhooks/{18:d}/{68:u}"),
    ("teams webhook", "https://contoso.webhook.office.com/webhookb2/" + UUID + "@" + UUID + "/IncomingWebhook/{32:x}/" + UUID),
    ("telegram bot token", "{10:d}:AA{33:u}"), ("twilio api key", "SK{32:x}"), ("sendgrid api key", "SG.{22:u}.{43:u}"),
    ("mailgun api key", "key-{32:x}"), ("mailgun private key", "{32:x}-{8:x}-{8:x}"), ("mailchimp api key", "{32:x}-us{2:d}"),
    ("brevo api key", "xkeysib-{64:x}-{16:n}"), ("brevo smtp key", "xsmtpsib-{64:x}-{16:n}"), ("resend api key", "re_{8:n}_{24:n}"),
    ("klaviyo api key", "pk_{34:x}"), ("stripe secret key", "sk_live_{24:n}"), ("stripe restricted key", "rk_live_{99:n}"),
    ("stripe test key", "sk_test_{99:n}"), ("stripe webhook secret", "whsec_{32:n}"), ("square access token", "EAAAE{59:u}"),
    ("square secret", "sq0csp-{43:u}"), ("braintree access token", "access_token$production${16:l}${32:x}"),
    ("razorpay key id", "rzp_live_{14:n}"), ("flutterwave secret key", "FLWSECK-{32:l}-X"), ("plaid access token", "access-production-" + UUID),
    ("shopify access token", "shpat_{32:x}"), ("shopify shared secret", "shpss_{32:x}"), ("easypost api key", "EZAK{54:n}"),
    ("shippo token", "shippo_live_{40:x}"), ("duffel token", "duffel_live_{43:u}"), ("paystack secret key", "sk_live_{40:x}"),
    ("checkout secret key", "sk_{26:2}*"), ("adyen api key", "AQEyhmfxK{120:b}"), ("lob api key", "live_{35:x}"),
    ("hubspot token", "pat-eu1-" + UUID), ("salesforce session id", "00D{12:n}!AQ{94:n}"), ("salesforce refresh token", "5Aep861{80:n}"),
    ("airtable token", "pat{14:n}.{64:x}"), ("notion token", "ntn_{46:n}"), ("asana token", "2/{16:d}/{16:d}:{32:x}"),
    ("linear api key", "lin_api_{40:n}"), ("figma token", "figd_{40:u}"), ("dropbox token", "sl.{140:u}"),
    ("contentful token", "CFPAT-{43:u}"), ("typeform token", "tfp_{44:n}_{14:n}"), ("mapbox secret token", "sk.eyJ{86:u}.{22:u}"),
    ("facebook access token", "EAAC{160:n}"), ("linkedin secret", "WPL_AP1.{16:n}.{8:b}"), ("twitter bearer token", "AAAAAAAAAAAAAAAAAAAAA{30:n}%3D{50:n}"),
    ("pinterest token", "pina_{32:U}"), ("frameio token", "fio-u-{64:u}"), ("adafruit key", "aio_{28:n}"), ("maxmind license key", "{6:n}_{29:n}_mmk"),
    ("telnyx api key", "KEY0{50:X}"), ("workos api key", "sk_live_a{60:n}"), ("persona api key", "persona_production_" + UUID),
    # watching
    ("datadog client token", "pub{32:x}"), ("newrelic user key", "NRAK-{27:U}"), ("newrelic license key", "{36:x}NRAL"),
    ("newrelic insert key", "NRII-{32:u}"), ("sentry auth token", "sntryu_{64:x}"), ("sentry org token", "sntrys_eyJ{140:b}=_{43:b}"),
    ("grafana token", "glsa_{32:n}_{8:x}"), ("grafana cloud token", "glc_eyJ{120:b}"), ("dynatrace token", "dt0c01.{24:s}.{64:s}"),
    ("honeycomb key", "hcaik_{58:l}"), ("logicmonitor token", "lmb_{70:b}"), ("posthog key", "phx_{43:n}"), ("samsara token", "samsara_api_{32:n}"),
    ("incident pagerduty token", "pdus+_0XBPWQQ_" + UUID), ("solarwinds rollbar", "rollbar_{32:x}"),
    # machines that learn
    ("openai api key", "sk-proj-{74:u}T3BlbkFJ{74:u}"), ("openai legacy key", "sk-{20:n}T3BlbkFJ{20:n}"),
    ("anthropic api key", "sk-ant-api03-{93:u}AA"), ("openrouter api key", "sk-or-v1-{64:x}"), ("deepseek api key", "sk-{32:x}"),
    ("huggingface token", "hf_{34:L}"), ("replicate token", "r8_{37:n}"), ("groq api key", "gsk_{52:n}"), ("xai api key", "xai-{80:n}"),
    ("perplexity api key", "pplx-{48:n}"), ("langsmith api key", "lsv2_pt_{32:x}_{10:x}"), ("pinecone api key", "pcsk_{6:n}_{63:n}"),
    ("nvidia api key", "nvapi-{64:u}"), ("fireworks api key", "fw_{22:n}"), ("elevenlabs api key", "sk_{48:x}"), ("wandb api key", "wandb_v1_{60:u}"),
    ("tavily api key", "tvly-dev-{32:n}"), ("cerebras api key", "csk-{48:l}"),
    # doors and networks
    ("tailscale auth key", "tskey-auth-{12:n}CNTRL-{32:n}"), ("tailscale api key", "tskey-api-{12:n}CNTRL-{32:n}"),
    ("ngrok authtoken", "2{26:n}_{21:n}"), ("age identity", "AGE-SECRET-KEY-1{58:h}"), ("clerk secret key", "sk_live_{42:n}"),
    ("rancher token", "token-{5:l}:{54:l}"), ("elastic cloud essu", "essu_{70:b}"), ("onfido token", "api_live.{11:u}.{32:u}"),
    ("kubernetes token", "eyJhbGciOiJSUzI1NiIsImtpZCI6I{40:u}.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50Ii{200:u}.{342:u}"),
    ("id token", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOi{90:u}.{43:u}"),
]

# Told only by the key they stand under.
KEYED = [
    ("aws secret access key", "{40:b}"), ("aws session token", "IQoJb3JpZ2luX2VjE{300:b}=="), ("azure storage key", "{86:b}=="),
    ("azure subscription key", "{32:x}"), ("azure tenant client secret", "{44:b}"), ("alibaba access key secret", "{30:n}"),
    ("tencent secret key", "{32:n}"), ("ibm cloud api key", "{44:u}"), ("oci customer secret key", "{44:b}"), ("cloudflare api token", "{40:u}"),
    ("cloudflare api key", "{37:x}"), ("fastly api token", "{32:u}"), ("linode token", "{64:x}"), ("hcloud token", "{64:n}"), ("vultr api key", "{36:U}"),
    ("ovh consumer key", "{32:n}"), ("akamai client secret", "{43:b}="), ("snyk token", UUID), ("codecov token", UUID), ("travis token", "{22:u}"),
    ("consul http token", UUID), ("nomad token", UUID), ("twilio auth token", "{32:x}"), ("postmark server token", UUID), ("vonage api secret", "{16:n}"),
    ("plivo auth token", "{40:n}"), ("paypal client secret", "E{79:u}"), ("mollie api key", "live_{30:n}"), ("zendesk api token", "{40:n}"),
    ("servicenow client secret", "{32:n}"), ("intercom access token", "dG9r{56:b}"), ("freshdesk api key", "{20:n}"), ("pipedrive api token", "{40:x}"),
    ("trello api key", "{32:x}"), ("algolia admin key", "{32:x}"), ("datadog api key", "{32:x}"), ("datadog app key", "{40:x}"), ("splunk hec token", UUID),
    ("pagerduty integration key", "{32:x}"), ("opsgenie api key", UUID), ("elastic api key", "{60:b}"), ("logdna ingestion key", "{32:x}"),
    ("snowflake private key passphrase", "{20:n}"), ("fivetran api secret", "{32:n}"), ("okta api token", "00{40:u}"), ("auth0 client secret", "{64:u}"),
    ("duo secret key", "{40:n}"), ("onelogin client secret", "{64:x}"), ("keycloak client secret", "{32:n}"), ("cohere api key", "{40:n}"),
    ("mistral api key", "{32:n}"), ("together api key", "{64:x}"), ("virustotal api key", "{64:x}"), ("shodan api key", "{32:n}"),
    ("django secret key", "{50:l}"), ("flask secret key", "{48:x}"), ("rails secret key base", "{128:x}"), ("laravel app key", "base64:{43:b}="),
    ("jwt signing key", "{64:n}"), ("session secret", "{32:n}"), ("hmac key", "{64:x}"), ("webhook secret", "{40:x}"), ("encryption key", "{43:b}="),
    ("encryption passphrase", "{28:n}"), ("minio secret key", "{40:n}"), ("rabbitmq erlang cookie", "{20:A}"), ("oauth refresh token", "{64:u}"),
    ("oauth client secret", "{48:u}"), ("csrf secret", "{32:n}"), ("license key", "{5:U}-{5:U}-{5:U}-{5:U}-{5:U}"), ("sentry secret key", "{50:n}"),
    ("ansible vault password", "{24:n}"), ("unseal key", "{44:b}"), ("gossip encryption key", "{43:b}="), ("wireguard preshared key", "{43:b}="),
    ("wifi psk", "{16:n}"), ("radius shared secret", "{20:n}"), ("tacacs key", "{18:n}"), ("totp secret", "{32:s}"), ("storage account key", "{86:b}=="),
    ("service bus shared access key", "{43:b}="), ("cosmos master key", "{86:b}=="), ("sftp private key passphrase", "{22:n}"),
]

# Passwords: they look like anything.
PASSWORDS = [
    "database", "postgres", "mysql", "mssql", "oracle", "mongodb", "redis", "rabbitmq", "activemq", "kafka", "ldap bind", "smtp", "imap",
    "ftp", "sftp", "keystore", "truststore", "key store", "proxy", "grafana admin", "elastic", "jenkins", "registry", "sap", "salesforce",
    "hana", "db2", "snowflake", "vpn", "windows domain", "ipmi", "mqtt", "wildfly management", "tomcat manager", "airflow",
]

WORDS = "Sommer Winter Falcon Dragon Berlin Monkey Harbor Violet Copper Lantern Bishop Tundra Marble Orchid Saddle Kestrel".split()


def fill(template, rng):
    """The template with seeded digits in its places."""
    out, rest = [], template
    while "{" in rest:
        before, rest = rest.split("{", 1)
        place, rest = rest.split("}", 1)
        count, name = place.split(":")
        out += [before, "".join(rng.choice(ALPHABETS[name]) for _ in range(int(count)))]
    return "".join(out) + rest


def password(rng, awkward=True):
    """What people and generators make up; `awkward` ones have signs that notations must escape."""
    style = rng.random()
    if style < 0.25:
        return rng.choice(WORDS) + rng.choice(WORDS).lower() + str(rng.randint(10, 2099)) + rng.choice("!?.#")
    if style < 0.35:
        return "-".join(w.lower() for w in rng.sample(WORDS, 4))
    if style < 0.55 and awkward:
        signs = "!@#$%&*()+=?;:/<>'\"\\,^~|{}[]"
        body = [rng.choice(ALPHABETS["n"]) for _ in range(rng.randint(9, 18))]
        for _ in range(rng.randint(1, 3)):
            body.insert(rng.randint(1, len(body) - 1), rng.choice(signs))
        return "".join(body)
    return "".join(rng.choice(ALPHABETS["n"]) for _ in range(rng.randint(10, 24)))


class Kind:
    """A kind of secret: its name, the words of its key, and how a value of it is made."""

    def __init__(self, name, words, make, told):
        self.name, self.words, self.make, self.told = name, words.split(), make, told


def kinds():
    """All kinds that fit into contexts; those with a context of their own are in contexts.py."""
    found = []
    for entry in TOKENS:
        words, template = entry[0], entry[1]
        name = entry[2] if len(entry) > 2 else words.replace(" ", "-")
        found.append(Kind(name, words, lambda rng, t=template: fill(t, rng), "look"))
    for words, template in KEYED:
        found.append(Kind(words.replace(" ", "-"), words, lambda rng, t=template: fill(t, rng), "key"))
    for words in PASSWORDS:
        found.append(Kind(words.replace(" ", "-") + "-password", words + " password", password, "password"))
    return found
