/// An operating system with what decides which binaries run on it.
package enum OperatingSystem: Hashable, Sendable {
  /// Linux with glibc, of the given version.
  case manylinux(major: Int, minor: Int)
  /// Linux with musl, of the given version.
  case musllinux(major: Int, minor: Int)
  /// Linux with neither.
  case linux
  case windows
  /// macOS of the given version: `10.15`, or `13.0`, of which only the major number counts.
  case macOS(major: Int, minor: Int)
  case iOS(major: Int, minor: Int, isSimulator: Bool)
  case android(apiLevel: Int)
  /// Pyodide's platform, such as 2024.0.
  case pyodide(major: Int, minor: Int)
  /// Any other system, by the platform tag of its interpreters, such as `freebsd_14_1_release_amd64`.
  case other(platformTag: String)
}

/// What binaries an environment can run: an operating system on an architecture.
package struct Platform: Hashable, Sendable {
  /// The operating system with its version.
  package var operatingSystem: OperatingSystem
  /// The processor.
  package var architecture: Architecture

  package init(_ operatingSystem: OperatingSystem, _ architecture: Architecture) {
    self.operatingSystem = operatingSystem
    self.architecture = architecture
  }
}

extension Platform {
  /// The platform tags of wheels with binaries that run here, best first; `any` is not among them.
  ///
  /// The order is that of `packaging`, with `linux_*` after the tags that promise more.
  /// See [PEP 600](https://peps.python.org/pep-0600/), [PEP 656](https://peps.python.org/pep-0656/),
  /// [PEP 730](https://peps.python.org/pep-0730/) and [PEP 738](https://peps.python.org/pep-0738/).
  package var tags: [String] {
    let name = architecture.linuxName
    return switch operatingSystem {
    case .manylinux(let major, let minor): manylinuxTags(major: major, minor: minor) + linuxTags
    case .musllinux(let major, let minor):
      descending(from: minor, to: 0).map { "musllinux_\(major)_\($0)_\(name)" } + linuxTags
    case .linux: linuxTags
    case .windows: windowsTags
    case .macOS(let major, let minor): macOSTags(major: major, minor: minor)
    case .iOS(let major, let minor, let isSimulator): iOSTags(major: major, minor: minor, isSimulator: isSimulator)
    case .android(let level): descending(from: level, to: 16).map { "android_\($0)_\(androidName)" }
    case .pyodide(let major, let minor): ["pyemscripten_\(major)_\(minor)_wasm32", "pyodide_\(major)_\(minor)_wasm32"]
    case .other(let tag): [tag]
    }
  }

  /// 64-bit kernels of this kind run binaries for the 32-bit architecture too.
  private var linuxNames: [String] {
    architecture == .armv8l ? ["armv8l", "armv7l"] : [architecture.linuxName]
  }

  private var linuxTags: [String] { linuxNames.map { "linux_\($0)" } }

  private func manylinuxTags(major: Int, minor: Int) -> [String] {
    guard major == 2 else { return [] }
    return linuxNames.flatMap { name in
      descending(from: minor, to: architecture.leastGlibcMinor).flatMap { minor in
        let legacy: [String] =
          switch minor {
          case 17: ["manylinux2014_\(name)"]
          case 12: ["manylinux2010_\(name)"]
          case 5: ["manylinux1_\(name)"]
          default: []
          }
        return ["manylinux_2_\(minor)_\(name)"] + legacy
      }
    }
  }

  private var windowsTags: [String] {
    switch architecture {
    case .amd64: ["win_amd64"]
    case .i686: ["win32"]
    case .aarch64: ["win_arm64"]
    case .armv7l: ["win_arm32"]
    default: []
    }
  }

  private func macOSTags(major: Int, minor: Int) -> [String] {
    var tags: [String] = []
    if major == 10 {
      for minor in descending(from: minor, to: 0) {
        tags += macOSFormats(major: 10, minor: minor).map { "macosx_10_\(minor)_\($0)" }
      }
    } else if major >= 11 {
      for major in descending(from: major, to: 11) {
        tags += macOSFormats(major: major, minor: 0).map { "macosx_\(major)_0_\($0)" }
      }
      // Binaries for both architectures may be marked with the oldest system that their Intel half runs on.
      for minor in descending(from: 16, to: 4) {
        let formats = architecture == .amd64 ? macOSFormats(major: 10, minor: minor) : ["universal2"]
        tags += formats.map { "macosx_10_\(minor)_\($0)" }
      }
    }
    return tags
  }

  /// The binary formats that a version of macOS runs on this architecture.
  private func macOSFormats(major: Int, minor: Int) -> [String] {
    let isBeforeTiger = major == 10 && minor < 4
    switch architecture {
    case .amd64: return isBeforeTiger ? [] : ["x86_64", "intel", "fat64", "fat3", "universal2", "universal"]
    case .aarch64: return ["arm64", "universal2"]
    case .i686: return isBeforeTiger ? [] : ["i386", "intel", "fat3", "fat", "universal"]
    case .powerpc64: return major == 10 && (4...5).contains(minor) ? ["ppc64", "fat64", "universal"] : []
    case .powerpc: return major == 10 && minor <= 6 ? ["ppc", "fat3", "fat", "universal"] : []
    default: return [architecture.rawValue]
    }
  }

  private func iOSTags(major: Int, minor: Int, isSimulator: Bool) -> [String] {
    guard major >= 12 else { return [] }
    let name = (architecture == .aarch64 ? "arm64" : "x86_64") + (isSimulator ? "_iphonesimulator" : "_iphoneos")
    let current = descending(from: minor, to: 0).map { "ios_\(major)_\($0)_\(name)" }
    return current
      + descending(from: major - 1, to: 12).flatMap { major in
        descending(from: 9, to: 0).map { "ios_\(major)_\($0)_\(name)" }
      }
  }

  private var androidName: String {
    switch architecture {
    case .aarch64: "arm64_v8a"
    case .armv7l: "armeabi_v7a"
    case .i686: "x86"
    default: architecture.rawValue
    }
  }

  private func descending(from first: Int, to last: Int) -> [Int] {
    let first = min(first, 256)
    return first < last ? [] : Array((last...first).reversed())
  }
}
