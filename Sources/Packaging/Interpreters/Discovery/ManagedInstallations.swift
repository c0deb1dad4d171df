import PackagingStandards
import SystemIO
import SystemPackage

/// The Pythons that `adder python install` or `uv python install` put on this machine.
struct ManagedInstallations {
  let context: DiscoveryContext

  /// One installation, as the name of its directory describes it.
  struct Installation {
    let directory: FilePath
    let implementation: PythonImplementation
    let version: Version
    let variant: PythonVariant
    let platform: PlatformRequest

    /// The interpreter in it.
    var executable: FilePath { Self.executable(in: directory, implementation, version, variant) }

    static func executable(
      in directory: FilePath, _ implementation: PythonImplementation, _ version: Version, _ variant: PythonVariant
    ) -> FilePath {
      let name =
        switch implementation {
        case .cpython: "python\(version.major).\(version.minor)\(variant.executableSuffix)"
        case .pypy: "pypy\(version.major).\(version.minor)"
        case .graalpy, .pyodide: implementation.executableStem
        }
      return directory.appending("bin").appending(name)
    }

    /// The interpreter by way of the link that follows the newest patch of its minor version, where there is one.
    var executableOfMinorVersion: FilePath? {
      let name = "\(implementation.name)-\(version.major).\(version.minor)\(variant.displaySuffix)-\(platform)"
      let link = directory.removingLastComponent().appending(name)
      guard link != directory else { return nil }
      let executable = Self.executable(in: link, implementation, version, variant)
      return exists(executable) ? executable : nil
    }
  }

  /// The directories that hold installations: adder's own, then uv's.
  var roots: [FilePath] {
    var roots: [FilePath] = []
    let data =
      context.variable("XDG_DATA_HOME").map { FilePath($0) } ?? context.home?.appending(".local").appending("share")
    for tool in ["adder", "uv"] {
      if let chosen = context.variable("\(tool.uppercased())_PYTHON_INSTALL_DIR") {
        roots.append(context.absolute(FilePath(chosen)))
      } else if let data {
        roots.append(context.absolute(data.appending(tool).appending("python")))
      }
    }
    return roots
  }

  /// All installations for this platform, the newest version first.
  func all() -> [Installation] {
    var found: [Installation] = []
    for root in roots {
      for entry in (try? listDirectoryIfPresent(root)) ?? [] {
        guard entry.kind == .directory, let installation = Self.installation(root.appending(entry.name), entry.name),
          Self.runsHere(installation.platform)
        else { continue }
        found.append(installation)
      }
    }
    return found.sorted { left, right in
      if left.implementation != right.implementation {
        return left.implementation.rawValue < right.implementation.rawValue
      }
      if left.version != right.version { return left.version > right.version }
      return left.variant.rawValue < right.variant.rawValue
    }
  }

  /// Whether a prefix lies in a managed installation.
  func contains(prefix: String) -> Bool {
    let prefix = FilePath(prefix)
    let real = realPath(prefix) ?? prefix
    return roots.contains { root in
      var rest = real
      guard rest.removePrefix(realPath(root) ?? root), let first = rest.components.first else { return false }
      return Self.installation(root, first.string) != nil
    }
  }

  /// Reads the name of a directory, such as `cpython-3.12.1+debug-linux-x86_64-gnu`.
  private static func installation(_ directory: FilePath, _ name: String) -> Installation? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, let implementation = PythonImplementation(named: parts[0]) else { return nil }
    var versionText = parts[1][...]
    var variant = PythonVariant.standard
    if let plus = versionText.firstIndex(of: "+") {
      guard let named = PythonVariant(suffix: versionText[versionText.index(after: plus)...]) else { return nil }
      variant = named
      versionText = versionText[..<plus]
    }
    guard let version = try? Version(String(versionText)),
      let system = PlatformRequest.canonicalOperatingSystem(parts[2]),
      let architecture = PlatformRequest.canonicalArchitecture(parts[3]),
      let library = PlatformRequest.canonicalCLibrary(parts[4])
    else { return nil }
    return Installation(
      directory: directory, implementation: implementation, version: version, variant: variant,
      platform: PlatformRequest(operatingSystem: system, architecture: architecture, cLibrary: library))
  }

  private static func runsHere(_ platform: PlatformRequest) -> Bool {
    #if os(Linux)
      let system = "linux"
    #else
      let system = "macos"
    #endif
    #if arch(x86_64)
      let architectures: Set<String> = ["x86_64", "x86_64_v2", "x86_64_v3", "x86_64_v4", "x86"]
    #else
      let architectures: Set<String> = ["aarch64"]
    #endif
    return platform.operatingSystem == system && architectures.contains(platform.architecture ?? "")
  }
}
