/// One configured value and where it stands.
package struct Setting: Hashable, Sendable {
    package let place: Place
    /// The key path, parts joined with `.`; list items have their index: `services.web.ports.0`,
    /// `http.server.proxy_read_timeout`, `mysqld.max_connections`. Case is kept as written.
    package let path: String
    /// The value as text, unquoted; environment variables unexpanded.
    package let value: String

    package init(place: Place, path: String, value: String) {
        self.place = place
        self.path = path
        self.value = value
    }
}
