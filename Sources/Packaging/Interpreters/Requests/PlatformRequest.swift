/// The platform part of an installation key such as `cpython-3.12.1-linux-x86_64-gnu`; what is `nil` may be anything.
package struct PlatformRequest: Hashable, Sendable {
  /// The operating system; any if there is none.
  package var operatingSystem: String?
  /// The processor; any if there is none.
  package var architecture: String?
  /// The C library; any if there is none.
  package var cLibrary: String?

  package init(operatingSystem: String? = nil, architecture: String? = nil, cLibrary: String? = nil) {
    self.operatingSystem = operatingSystem
    self.architecture = architecture
    self.cLibrary = cLibrary
  }

  /// Whether a platform, given in full, is what is asked for.
  func accepts(_ platform: PlatformRequest) -> Bool {
    (operatingSystem == nil || operatingSystem == platform.operatingSystem)
      && (architecture == nil || architecture == platform.architecture)
      && (cLibrary == nil || cLibrary == platform.cLibrary)
  }

  static func canonicalOperatingSystem(_ text: String) -> String? {
    switch text {
    case "macos", "darwin", "macosx": "macos"
    case "linux", "windows", "freebsd", "netbsd", "openbsd", "dragonfly", "haiku", "illumos", "solaris", "aix",
      "emscripten", "ios", "android":
      text
    default: nil
    }
  }

  static func canonicalArchitecture(_ text: String) -> String? {
    switch text {
    case "x86", "i686": "x86"
    case "arm64": "aarch64"
    case "amd64": "x86_64"
    case "armv7l", "armv8l": "armv7"
    case "armv6l": "armv6"
    case "ppc64": "powerpc64"
    case "ppc64le": "powerpc64le"
    case "ppc": "powerpc"
    case "x86_64", "x86_64_v2", "x86_64_v3", "x86_64_v4", "aarch64", "arm", "armv5te", "armv6", "armv7", "i386", "i586",
      "powerpc", "powerpc64", "powerpc64le", "s390x", "riscv64", "loongarch64", "wasm32", "mips64el", "sparc64":
      text
    default: nil
    }
  }

  static func canonicalCLibrary(_ text: String) -> String? {
    switch text {
    case "gnu", "gnueabi", "gnueabihf", "musl", "musleabi", "musleabihf", "none": text
    default: nil
    }
  }
}

extension PlatformRequest: CustomStringConvertible {
  package var description: String {
    "\(operatingSystem ?? "any")-\(architecture ?? "any")-\(cLibrary ?? "any")"
  }
}
