/// A platform to resolve for, by one of the names `--python-platform` takes, such as `x86_64-manylinux_2_28`.
package struct TargetTriple: Hashable, Sendable {
  /// The versions of operating systems to assume where a name says none; nil is the default.
  package struct DeploymentTargets: Hashable, Sendable {
    /// The macOS version, of `MACOSX_DEPLOYMENT_TARGET`; 13.0 by default.
    package var macOS: (major: Int, minor: Int)?
    /// The iOS version, of `IPHONEOS_DEPLOYMENT_TARGET`; 13.0 by default.
    package var iOS: (major: Int, minor: Int)?
    /// The Android API level, of `ANDROID_API_LEVEL`; 24 by default.
    package var androidAPILevel: Int?

    package init(
      macOS: (major: Int, minor: Int)? = nil, iOS: (major: Int, minor: Int)? = nil, androidAPILevel: Int? = nil
    ) {
      self.macOS = macOS
      self.iOS = iOS
      self.androidAPILevel = androidAPILevel
    }

    package static func == (left: DeploymentTargets, right: DeploymentTargets) -> Bool {
      left.macOS?.major == right.macOS?.major && left.macOS?.minor == right.macOS?.minor
        && left.iOS?.major == right.iOS?.major && left.iOS?.minor == right.iOS?.minor
        && left.androidAPILevel == right.androidAPILevel
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(macOS?.major)
      hasher.combine(iOS?.major)
      hasher.combine(androidAPILevel)
    }

    /// Reads a version such as `13.2` or `13`, as the environment variables give it.
    package static func version(_ text: String) -> (major: Int, minor: Int)? {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard let first = parts.first, let major = Int(first), major >= 0, major < 1000 else { return nil }
      guard parts.count > 1 else { return (major, 0) }
      guard let minor = Int(parts[1]), minor >= 0, minor < 1000 else { return nil }
      return (major, minor)
    }
  }

  private enum Family: Hashable {
    case windows
    case manylinux(minor: Int)
    case musllinux(minor: Int)
    case macOS
    case android
    case pyodide(year: Int, emscripten: String)
    case iOS(isSimulator: Bool)
  }

  /// The name, as it is listed in the help.
  package let name: String
  private let architecture: Architecture
  private let family: Family

  private init(_ name: String, _ architecture: Architecture, _ family: Family) {
    self.name = name
    self.architecture = architecture
    self.family = family
  }

  /// Finds a target triple by its name or by its manylinux tag (`manylinux_2_28_x86_64`).
  package init?(_ name: String) {
    var name = name
    for architecture in ["x86_64", "aarch64"] where name.hasPrefix("manylinux") && name.hasSuffix("_\(architecture)") {
      name = "\(architecture)-\(name.dropLast(architecture.count + 1))"
    }
    guard let triple = TargetTriple.all.first(where: { $0.name == name }) else { return nil }
    self = triple
  }

  /// Every target triple, in the order of the help.
  package static let all: [TargetTriple] = {
    let manylinux = [17, 28] + Array(31...40)
    return [
      TargetTriple("windows", .amd64, .windows),
      TargetTriple("linux", .amd64, .manylinux(minor: 28)),
      TargetTriple("macos", .aarch64, .macOS),
      TargetTriple("x86_64-pc-windows-msvc", .amd64, .windows),
      TargetTriple("aarch64-pc-windows-msvc", .aarch64, .windows),
      TargetTriple("i686-pc-windows-msvc", .i686, .windows),
      TargetTriple("x86_64-unknown-linux-gnu", .amd64, .manylinux(minor: 28)),
      TargetTriple("aarch64-apple-darwin", .aarch64, .macOS),
      TargetTriple("x86_64-apple-darwin", .amd64, .macOS),
      TargetTriple("aarch64-unknown-linux-gnu", .aarch64, .manylinux(minor: 28)),
      TargetTriple("aarch64-unknown-linux-musl", .aarch64, .musllinux(minor: 2)),
      TargetTriple("x86_64-unknown-linux-musl", .amd64, .musllinux(minor: 2)),
      TargetTriple("riscv64-unknown-linux", .riscv64, .manylinux(minor: 39)),
    ]
      + [Architecture.amd64, .aarch64].flatMap { architecture in
        [TargetTriple("\(architecture.rawValue)-manylinux2014", architecture, .manylinux(minor: 17))]
          + manylinux.map {
            TargetTriple("\(architecture.rawValue)-manylinux_2_\($0)", architecture, .manylinux(minor: $0))
          }
      }
      + [
        TargetTriple("aarch64-linux-android", .aarch64, .android),
        TargetTriple("x86_64-linux-android", .amd64, .android),
        TargetTriple("wasm32-pyodide2024", .wasm32, .pyodide(year: 2024, emscripten: "3.1.58")),
        TargetTriple("wasm32-pyodide2025", .wasm32, .pyodide(year: 2025, emscripten: "4.0.9")),
        TargetTriple("arm64-apple-ios", .aarch64, .iOS(isSimulator: false)),
        TargetTriple("arm64-apple-ios-simulator", .aarch64, .iOS(isSimulator: true)),
        TargetTriple("x86_64-apple-ios-simulator", .amd64, .iOS(isSimulator: true)),
      ]
  }()

  /// The platform whose wheels fit the target platform.
  package func platform(for deploymentTargets: DeploymentTargets = DeploymentTargets()) -> Platform {
    let operatingSystem: OperatingSystem =
      switch family {
      case .windows: .windows
      case .manylinux(let minor): .manylinux(major: 2, minor: minor)
      case .musllinux(let minor): .musllinux(major: 1, minor: minor)
      case .macOS: .macOS(major: deploymentTargets.macOS?.major ?? 13, minor: deploymentTargets.macOS?.minor ?? 0)
      case .android: .android(apiLevel: deploymentTargets.androidAPILevel ?? 24)
      case .pyodide(let year, _): .pyodide(major: year, minor: 0)
      case .iOS(let isSimulator):
        .iOS(
          major: deploymentTargets.iOS?.major ?? 13, minor: deploymentTargets.iOS?.minor ?? 0, isSimulator: isSimulator)
      }
    return Platform(operatingSystem, architecture)
  }

  /// The values the target platform gives to environment markers; the others stay those of the interpreter.
  package var markerValues: PlatformMarkerValues {
    switch family {
    case .windows:
      let machine =
        switch architecture {
        case .aarch64: "ARM64"
        case .i686: "x86"
        default: "AMD64"
        }
      return PlatformMarkerValues(
        osName: "nt", sysPlatform: "win32", platformSystem: "Windows", platformMachine: machine)
    case .manylinux, .musllinux:
      return PlatformMarkerValues(sysPlatform: "linux", platformSystem: "Linux", platformMachine: architecture.rawValue)
    case .macOS:
      return PlatformMarkerValues(sysPlatform: "darwin", platformSystem: "Darwin", platformMachine: appleMachine)
    case .android:
      return PlatformMarkerValues(
        sysPlatform: "android", platformSystem: "Android", platformMachine: architecture.rawValue)
    case .pyodide(_, let emscripten):
      return PlatformMarkerValues(
        sysPlatform: "emscripten", platformSystem: "Emscripten", platformMachine: "wasm32", platformRelease: emscripten,
        platformVersion: "#1")
    case .iOS:
      return PlatformMarkerValues(sysPlatform: "ios", platformSystem: "iOS", platformMachine: appleMachine)
    }
  }

  private var appleMachine: String { architecture == .aarch64 ? "arm64" : architecture.rawValue }
}

/// What a target platform says about environment markers.
package struct PlatformMarkerValues: Hashable, Sendable {
  /// `os_name`.
  package var osName = "posix"
  /// `sys_platform`.
  package var sysPlatform: String
  /// `platform_system`.
  package var platformSystem: String
  /// `platform_machine`.
  package var platformMachine: String
  /// `platform_release`; usually empty, as nothing is known of the platform's kernel.
  package var platformRelease = ""
  /// `platform_version`; usually empty.
  package var platformVersion = ""
}
