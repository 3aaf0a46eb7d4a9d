/// The syntax a configuration is written in.
///
/// One more dialect is one reader, one case here and one case in `ConfigReader`. What a setting's path
/// looks like is said with each case; a part is kept as written, with the dots it may hold.
package enum Dialect: String, Sendable, CaseIterable {
    /// `services.web.ports.0`; a Kubernetes object stands under its kind and name:
    /// `Deployment/web.spec.replicas`.
    case yaml
    /// The same as YAML; comments and trailing commas are read over.
    case json
    /// `database.pool.size`, tables in a list by index: `inputs.0.address`.
    case toml
    /// `Server.Service.Connector.@port`; an element's text stands under the element's own path, and a
    /// pair of name and value also under the name: `configuration.fs.defaultFS`.
    case xml
    /// `mysqld.max_connections`; a key without a value, such as `mysqld.skip-networking`, has an empty one.
    case ini
    /// Java's: the key as written, which already looks like a path.
    case properties
    /// `DATABASE_URL`.
    case env
    /// A block's arguments belong to its part: `http.server.location /api.proxy_read_timeout`.
    case nginx
    /// Section and keyword, with the word that tells keywords apart: `defaults.timeout client`,
    /// `backend shop.server web1`, `global.maxconn`.
    case haproxy
    /// `VirtualHost *:443.SSLCertificateFile`.
    case apache
    /// `key = value`, `key: value` or `key value`, one a line: `max_connections`, `maxmemory`. What
    /// stands in a `Match` or `Host` block of SSH belongs to it: `Match User backup.ForceCommand`.
    case keyvalue
}
