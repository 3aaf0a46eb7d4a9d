/// How a configuration is written.
package enum Dialect: String, Sendable, CaseIterable {
    case yaml, json, toml, xml, ini, properties, env, nginx, haproxy, apache, keyvalue
}
