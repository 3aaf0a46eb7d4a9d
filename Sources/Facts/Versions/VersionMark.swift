/// How a system states its version: a banner in its log, and the packages and images it comes in.
package struct VersionMark: Sendable, Hashable {
    package let system: String
    /// Messages with a capture named `version`.
    package let banners: [MessagePattern]
    /// Names of packages and container images, the last part of an image's path: `postgresql-15`,
    /// `postgres`. A trailing `*` stands for anything.
    package let packages: [String]

    package init(system: String, banners: [MessagePattern], packages: [String]) {
        self.system = system
        self.banners = banners
        self.packages = packages
    }

    /// Whether a package or image of this name is the system.
    func isNamed(_ package: String) -> Bool {
        packages.contains { name in
            name.hasSuffix("*") ? package.hasPrefix(name.dropLast()) : package == name
        }
    }
}
