package import PackagingStandards

/// Everything that an interpreter told of itself: plain data, kept in the cache.
package struct InterpreterFacts: Hashable, Sendable {
  /// The values of the environment markers of PEP 508.
  package var markers = MarkerValues()
  /// The version of Python, with its pre-release.
  package var version: Version
  /// `sys.prefix`.
  package var prefix = ""
  /// The prefix of the installation behind a virtual environment; else `prefix`.
  package var basePrefix = ""
  /// `sys.executable`.
  package var executable = ""
  /// The executable of the installation behind a virtual environment; else `executable`.
  package var baseExecutable = ""
  /// The directory of the standard library.
  package var standardLibrary = ""
  /// Where packages are installed.
  package var scheme = InstallScheme()
  /// Where packages are installed in a virtual environment of this interpreter, relative to its directory.
  package var environmentScheme = InstallScheme()
  /// `sysconfig.get_platform()`, such as `linux-x86_64` or `macosx-14.0-arm64`.
  package var sysconfigPlatform = ""
  /// The C library that the interpreter runs on; Linux only.
  package var cLibrary: CLibrary?
  /// The major and minor version of macOS; macOS only.
  package var macOSVersion: TwoPartVersion?
  /// Whether wheels for glibc distributions run here; a distributor may deny it (PEP 600).
  package var takesManylinux = true
  /// The size of a pointer: 32 or 64.
  package var pointerBits: UInt8 = 64
  /// Whether the build has no global interpreter lock (PEP 703).
  package var isFreeThreaded = false
  /// Whether it is a debug build, whose extension modules have their own binary interface.
  package var isDebug = false
  /// Whether the installation says it can be moved about, as those of python-build-standalone do.
  package var isStandalone = false
}

/// The values of PEP 508's environment markers, as texts.
package struct MarkerValues: Hashable, Sendable {
  package var osName = ""
  package var sysPlatform = ""
  package var platformMachine = ""
  package var platformPythonImplementation = ""
  package var platformRelease = ""
  package var platformSystem = ""
  package var platformVersion = ""
  package var pythonFullVersion = ""
  package var implementationName = ""
  package var implementationVersion = ""

  package init() {}
}

/// A version of two numbers, as operating systems and C libraries have.
package struct TwoPartVersion: Hashable, Sendable {
  /// The first number.
  package var major: UInt16
  /// The second number.
  package var minor: UInt16

  package init(_ major: UInt16, _ minor: UInt16) {
    self.major = major
    self.minor = minor
  }
}

/// The C library of a Linux system.
package struct CLibrary: Hashable, Sendable {
  /// Whose library it is.
  package enum Kind: UInt8, Sendable { case glibc, musl }

  /// Whose library it is.
  package var kind: Kind
  /// The version that wheels are compared with.
  package var version: TwoPartVersion

  package init(_ kind: Kind, _ version: TwoPartVersion) {
    self.kind = kind
    self.version = version
  }
}

/// The directories that the parts of a wheel go to.
///
/// See the [scheme keys](https://docs.python.org/3/library/sysconfig.html#installation-paths) of `sysconfig`.
package struct InstallScheme: Hashable, Sendable {
  /// Modules without machine code.
  package var purelib = ""
  /// Modules of distributions with machine code.
  package var platlib = ""
  /// Commands.
  package var scripts = ""
  /// Everything else.
  package var data = ""
  /// C header files.
  package var include = ""

  package init() {}
}

extension InterpreterFacts {
  /// Whether the interpreter is that of a virtual environment (PEP 405).
  package var isVirtualEnvironment: Bool { prefix != basePrefix }

  /// Whether the version of Python is at least this.
  func isAtLeast(_ major: UInt64, _ minor: UInt64) -> Bool {
    (version.major, version.minor) >= (major, minor)
  }

  /// Whether the interpreter is of an implementation.
  func isImplementation(_ implementation: PythonImplementation) -> Bool {
    if implementation == .pyodide { return markers.sysPlatform == "emscripten" }
    return markers.implementationName.lowercased() == implementation.name
  }

  /// The build, as installation keys name it.
  package var variant: PythonVariant {
    switch (isFreeThreaded, isDebug) {
    case (true, true): .freeThreadedDebug
    case (true, false): .freeThreaded
    case (false, true): .debug
    case (false, false): .standard
    }
  }

  /// The machine that the interpreter was built for, which on a 64-bit kernel may be a 32-bit one.
  ///
  /// Spelled as in wheel tags: `x86_64`, `i686`, `aarch64`, `armv7l`.
  package var machine: String {
    // macOS puts its version between: `macosx-14.0-arm64`.
    let last = sysconfigPlatform.split(separator: "-").last.map(String.init) ?? markers.platformMachine
    guard markers.sysPlatform == "linux", pointerBits == 32 else { return last }
    switch last {
    case "x86_64", "i386", "i486", "i586": return "i686"
    case "aarch64", "armv8l": return "armv7l"
    default: return last
    }
  }

  /// The platform in the words of installation keys.
  package var platform: PlatformRequest {
    let system =
      switch markers.sysPlatform {
      case "darwin": "macos"
      case "win32": "windows"
      default: PlatformRequest.canonicalOperatingSystem(markers.sysPlatform) ?? markers.sysPlatform
      }
    let architecture = PlatformRequest.canonicalArchitecture(machine) ?? machine
    let library: String
    switch cLibrary?.kind {
    case .glibc: library = architecture == "armv7" ? "gnueabihf" : "gnu"
    case .musl: library = architecture == "armv7" ? "musleabihf" : "musl"
    case nil: library = "none"
    }
    return PlatformRequest(operatingSystem: system, architecture: architecture, cLibrary: library)
  }

  /// The name that this interpreter would have as a managed installation: `cpython-3.12.1-linux-x86_64-gnu`.
  package var installationKey: String {
    "\(markers.implementationName.lowercased())-\(version)\(variant.displaySuffix)-\(platform)"
  }
}
