package import ArgumentParsing

/// The options that every command takes, before or after its name.
package struct GlobalOptions: Sendable {
  package var quiet: Int
  package var verbose: Int
  package var color: String?
  package var systemCerts: Bool?
  package var nativeTLS: Bool?
  package var offline: Bool?
  package var allowInsecureHost: [String]
  package var noProgress: Bool
  package var directory: String?
  package var project: String?
  package var configFile: String?
  package var noConfig: Bool
  package var preview: Bool?
  package var previewFeatures: [String]
  /// Whether installed packages keep no record of where they came from.
  package var noInstallerMetadata: Bool

  static let declarations: [OptionDeclaration] = [
    .count("quiet", short: "q", help: "Print less; given twice, not even results").conflicting("verbose"),
    .count("verbose", short: "v", help: "Print more; repeat for more detail"),
    .single("color", valueName: "color-choice", help: "When to use colour").setting(.color).conflicting("no-color"),
    .flag("no-color"),
    .flag("system-certs", negation: "no-system-certs", help: "Trust the certificates of the operating system").setting(
      .systemCerts
    ).overriding("native-tls", "no-native-tls"),
    .flag("native-tls", negation: "no-native-tls").setting(.nativeTLS).overriding("system-certs", "no-system-certs"),
    .flag("offline", negation: "no-offline", help: "Use no network: only the cache and local files").setting(.offline),
    .list(
      "allow-insecure-host", aliases: ["trusted-host"], valueName: "host",
      help: "Skip certificate checks for this host; repeatable"
    ).setting(.allowInsecureHost),
    .flag("no-progress", help: "Hide progress bars").setting(.noProgress),
    .single("directory", .word, help: "Change to this directory before doing anything").setting(.directory),
    .single("project", .word, help: "Look for the project in this directory").setting(.project),
    .single("config-file", .word, valueName: "file", help: "Read settings from this file instead of looking for files")
      .setting(.configFile),
    .flag("no-config", help: "Read no configuration files").setting(.noConfig),
    .flag("preview", negation: "no-preview").setting(.preview),
    .list("preview-features", aliases: ["preview-feature"]).setting(.previewFeatures),
    .flag("isolated"),
    .flag("show-settings").notYet,
    .flag("no-installer-metadata"),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    quiet = arguments.count("quiet")
    verbose = arguments.count("verbose")
    color = arguments.flag("no-color") ? "never" : arguments.value("color")
    systemCerts = arguments.toggle("system-certs")
    nativeTLS = arguments.toggle("native-tls")
    offline = arguments.toggle("offline")
    allowInsecureHost = arguments.values("allow-insecure-host")
    noProgress = arguments.flag("no-progress")
    directory = arguments.value("directory")
    project = arguments.value("project")
    configFile = arguments.value("config-file")
    noConfig = arguments.flag("no-config") || arguments.flag("isolated")
    preview = arguments.toggle("preview")
    previewFeatures = arguments.values("preview-features")
    noInstallerMetadata = arguments.flag("no-installer-metadata")
  }
}

/// Where the cache is and how far it is believed.
package struct CacheOptions: Sendable {
  package var noCache: Bool
  package var cacheDir: String?

  static let declarations: [OptionDeclaration] = [
    .flag("no-cache", short: "n", aliases: ["no-cache-dir"], help: "Use a temporary cache for this command only")
      .setting(.noCache),
    .single("cache-dir", .word, help: "The cache directory").setting(.cacheDirectory),
  ]

  /// The options of a command that is about the cache alone, beside those of its own.
  static let sections = [
    OptionSection(OptionTitle.cache, declarations),
    OptionSection(OptionTitle.python, PythonOptions.shared.map(\.hidden)),
    OptionSection(OptionTitle.global, GlobalOptions.declarations),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    noCache = arguments.flag("no-cache")
    cacheDir = arguments.value("cache-dir")
  }
}

/// Which cached answers are asked for again.
package struct RefreshOptions: Sendable {
  package var refresh: Bool?
  package var refreshPackage: [String]

  static let declarations: [OptionDeclaration] = [
    .flag("refresh", negation: "no-refresh", help: "Ask indexes again about everything").setting(.refresh).conflicting(
      "offline"),
    .list("refresh-package", .word, valueName: "package", help: "Ask indexes again about this package; repeatable")
      .setting(.refreshPackage).conflicting("offline"),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    refresh = arguments.toggle("refresh")
    refreshPackage = arguments.values("refresh-package")
  }
}

/// How a Python interpreter is chosen.
package struct PythonOptions: Sendable {
  package var python: String?
  package var managedPython: Bool
  package var noManagedPython: Bool
  package var pythonPreference: String?
  package var noPythonDownloads: Bool
  package var allowPythonDownloads: Bool

  static let declarations: [OptionDeclaration] =
    [
      .single("python", short: "p", help: "The Python to use: a version, a range, a name, or a path").setting(.python)
    ] + shared

  /// Those that may stand before a command's words.
  static let shared: [OptionDeclaration] = [
    .flag("managed-python", help: "Use only Pythons that adder installed").setting(.managedPython)
      .overriding("no-managed-python"),
    .flag("no-managed-python", help: "Use no Python that adder installed").setting(.noManagedPython)
      .overriding("managed-python"),
    .single("python-preference").setting(.pythonPreference),
    .flag("no-python-downloads", help: "Download no Python").reading(
      SettingKey.pythonDownloads.declaredVariables(
        meaning: "never", besides: ["auto", "automatic", "true", "manual", "false"])),
    .flag("allow-python-downloads"),
    .single("python-fetch", .choice(["automatic", "manual", "never"])),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    python = arguments.nonEmptyValue("python")
    managedPython = arguments.flag("managed-python")
    noManagedPython = arguments.flag("no-managed-python")
    pythonPreference = arguments.value("python-preference")
    let fetch = arguments.value("python-fetch")
    noPythonDownloads = arguments.flag("no-python-downloads") || fetch == "never" || fetch == "manual"
    allowPythonDownloads = arguments.flag("allow-python-downloads") || fetch == "automatic"
  }
}

/// Which environment a pip command works on.
package struct EnvironmentSelectionOptions: Sendable {
  package var system: Bool?
  package var breakSystemPackages: Bool?
  package var target: String?
  package var prefix: String?

  static let declarations: [OptionDeclaration] = [
    .flag("system", negation: "no-system", help: "Use the system's Python instead of a virtual environment").setting(
      .system),
    .flag(
      "break-system-packages", negation: "no-break-system-packages",
      help: "Change a Python that its distributor marks as externally managed"
    ).setting(.breakSystemPackages),
    .single("target", .word, short: "t", help: "Install into this directory instead of an environment").setting(.target)
      .conflicting("prefix"),
    .single("prefix", .word, help: "Install into lib, bin, ... below this directory").setting(.prefix),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    system = arguments.toggle("system")
    breakSystemPackages = arguments.toggle("break-system-packages")
    target = arguments.value("target")
    prefix = arguments.value("prefix")
  }
}

/// Which platform a pip command chooses packages for.
package struct TargetOptions: Sendable {
  package var pythonVersion: String?
  package var pythonPlatform: String?

  static let declarations: [OptionDeclaration] = [
    .single("python-version", .word, help: "The lowest Python version that must be supported").setting(.pythonVersion),
    .single("python-platform", help: "The platform to choose packages for").setting(.pythonPlatform),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    pythonVersion = arguments.value("python-version")
    pythonPlatform = arguments.value("python-platform")
  }
}
