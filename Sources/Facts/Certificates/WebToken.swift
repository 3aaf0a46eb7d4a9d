/// What a JSON Web Token says of itself (RFC 7519): header and claims, never the signature.
package struct WebToken: Hashable, Sendable {
    package let place: Place
    package let algorithm: String?
    package let keyID: String?
    package let issuer: String?
    package let subject: String?
    /// Several audiences are joined with a blank.
    package let audience: String?
    package let scope: String?
    package let issued: Moment?
    package let notBefore: Moment?
    package let expires: Moment?

    package init(
        place: Place, algorithm: String?, keyID: String?, issuer: String?, subject: String?,
        audience: String?, scope: String?, issued: Moment?, notBefore: Moment?, expires: Moment?
    ) {
        self.place = place
        self.algorithm = algorithm
        self.keyID = keyID
        self.issuer = issuer
        self.subject = subject
        self.audience = audience
        self.scope = scope
        self.issued = issued
        self.notBefore = notBefore
        self.expires = expires
    }
}
