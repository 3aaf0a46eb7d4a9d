/// What a JSON Web Token says of itself (RFC 7519): header and claims, never the signature.
///
/// A token that stands several times in a file is one fact with its first and its last place.
package struct WebToken: Hashable, Sendable {
    package let place: Place
    package private(set) var lastPlace: Place
    package let claims: Claims
    /// What the log line of the first and of the last place states as its time.
    let firstStamp: Stamp?
    private(set) var lastStamp: Stamp?
    /// When it was first and last seen by the log's own clock; `nil` where no line has a time.
    package var firstSeen: Moment?
    package var lastSeen: Moment?

    package struct Claims: Hashable, Sendable {
        package var algorithm: String?
        package var keyID: String?
        package var issuer: String?
        package var subject: String?
        /// Several audiences are joined with a blank.
        package var audience: String?
        /// Scopes, joined with a blank.
        package var scope: String?
        package var issued: Moment?
        package var notBefore: Moment?
        package var expires: Moment?

        package init() {}
    }

    package init(place: Place, claims: Claims) {
        self.init(place: place, claims: claims, stamp: nil)
    }

    init(place: Place, claims: Claims, stamp: Stamp?) {
        self.place = place
        lastPlace = place
        self.claims = claims
        firstStamp = stamp
        lastStamp = stamp
    }

    mutating func seenAgain(at place: Place, _ stamp: Stamp?) {
        lastPlace = place
        lastStamp = stamp ?? lastStamp
    }

    /// From when on it may be used: a token from the future tells of a wrong clock by either claim.
    package var starts: Moment? {
        [claims.notBefore, claims.issued].compactMap { $0 }.max()
    }

    /// Seconds from its issue (or start) to its end.
    package var lifetime: Double? {
        guard let end = claims.expires, let start = claims.issued ?? claims.notBefore else {
            return nil
        }
        return Double(end.microseconds - start.microseconds) / 1e6
    }
}
