/// A processor architecture, as far as wheels are built for it.
package enum Architecture: String, CaseIterable, Hashable, Sendable {
  case aarch64
  case armv5tel
  case armv6l
  case armv7l
  case armv8l
  case i686
  case loongarch64
  case powerpc64 = "ppc64"
  case powerpc64LittleEndian = "ppc64le"
  case powerpc = "ppc"
  case riscv64
  case s390x
  case sparcv9
  case wasm32
  case amd64 = "x86_64"

  /// Finds the architecture by any of the names operating systems use, such as `AMD64` or `arm64`.
  package init?(machine: String) {
    switch machine.lowercased() {
    case "amd64", "x86_64": self = .amd64
    case "arm64": self = .aarch64
    case "x86", "i386", "i486", "i586": self = .i686
    case "powerpc64le": self = .powerpc64LittleEndian
    case "powerpc64": self = .powerpc64
    case "sparc64": self = .sparcv9
    case let name: self.init(rawValue: name)
    }
  }

  /// The name in Linux platform tags, such as `aarch64` and `x86_64`.
  package var linuxName: String { rawValue }

  /// The lowest minor version of glibc 2 that manylinux tags for this architecture have.
  var leastGlibcMinor: Int {
    self == .amd64 || self == .i686 ? 5 : 17
  }
}
