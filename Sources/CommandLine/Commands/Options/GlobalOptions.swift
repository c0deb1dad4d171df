package import ArgumentParser

/// The options that every command takes, before or after its name.
package struct GlobalOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Print less; given twice, not even results")
  package var quiet: Int
  @Flag(name: [.short, .long], help: "Print more; repeat for more detail")
  package var verbose: Int
  @Option(help: ArgumentHelp("When to use colour", valueName: "color-choice"))
  package var color: String?
  @Flag(help: "Trust the certificates of the operating system") package var systemCerts = false
  @Flag(help: .hidden) package var noSystemCerts = false
  @Flag(help: .hidden) package var nativeTls = false
  @Flag(help: .hidden) package var noNativeTls = false
  @Flag(help: "Use no network: only the cache and local files") package var offline = false
  @Flag(help: .hidden) package var noOffline = false
  @Option(help: ArgumentHelp("Skip certificate checks for this host; repeatable", valueName: "host"))
  package var allowInsecureHost: [String] = []
  @Option(name: .customLong("trusted-host"), help: .hidden) package var trustedHost: [String] = []
  @Flag(help: "Hide progress bars") package var noProgress = false
  @Option(help: ArgumentHelp("Change to this directory before doing anything", valueName: "directory"))
  package var directory: String?
  @Option(help: ArgumentHelp("Look for the project in this directory", valueName: "project"))
  package var project: String?
  @Option(help: ArgumentHelp("Read settings from this file instead of looking for files", valueName: "file"))
  package var configFile: String?
  @Flag(help: "Read no configuration files") package var noConfig = false
  @Flag(help: .hidden) package var preview = false
  @Flag(help: .hidden) package var noPreview = false
  @Option(help: .hidden) package var previewFeatures: [String] = []

  package init() {}
}

/// Where the cache is and how far it is believed.
package struct CacheOptions: ParsableArguments {
  @Flag(
    name: [.customShort("n"), .customLong("no-cache"), .customLong("no-cache-dir")],
    help: "Use a temporary cache for this command only")
  package var noCache = false
  @Option(help: ArgumentHelp("The cache directory", valueName: "cache-dir"))
  package var cacheDir: String?

  package init() {}
}

/// Which cached answers are asked for again.
package struct RefreshOptions: ParsableArguments {
  @Flag(help: "Ask indexes again about everything") package var refresh = false
  @Flag(help: .hidden) package var noRefresh = false
  @Option(help: ArgumentHelp("Ask indexes again about this package; repeatable", valueName: "package"))
  package var refreshPackage: [String] = []

  package init() {}
}

/// How a Python interpreter is chosen.
package struct PythonOptions: ParsableArguments {
  @Option(
    name: [.customShort("p", allowingJoined: true), .long],
    help: ArgumentHelp("The Python to use: a version, a range, a name, or a path", valueName: "python"))
  package var python: String?
  @Flag(help: "Use only Pythons that adder installed") package var managedPython = false
  @Flag(help: "Use no Python that adder installed") package var noManagedPython = false
  @Option(help: .hidden) package var pythonPreference: String?
  @Flag(help: "Download no Python") package var noPythonDownloads = false
  @Flag(help: .hidden) package var allowPythonDownloads = false

  package init() {}
}

/// Which environment a pip command works on.
package struct EnvironmentSelectionOptions: ParsableArguments {
  @Flag(help: "Use the system's Python instead of a virtual environment") package var system = false
  @Flag(help: .hidden) package var noSystem = false
  @Flag(help: "Change a Python that its distributor marks as externally managed")
  package var breakSystemPackages = false
  @Flag(help: .hidden) package var noBreakSystemPackages = false
  @Option(
    name: [.customShort("t", allowingJoined: true), .long],
    help: ArgumentHelp("Install into this directory instead of an environment", valueName: "target"))
  package var target: String?
  @Option(help: ArgumentHelp("Install into lib, bin, ... below this directory", valueName: "prefix"))
  package var prefix: String?

  package init() {}
}

/// Which platform a pip command chooses packages for.
package struct TargetOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The lowest Python version that must be supported", valueName: "python-version"))
  package var pythonVersion: String?
  @Option(help: ArgumentHelp("The platform to choose packages for", valueName: "python-platform"))
  package var pythonPlatform: String?

  package init() {}
}
