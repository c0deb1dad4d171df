package import ArgumentParsing

/// Where packages come from.
package struct IndexOptions: Sendable {
  package var index: [String]
  package var defaultIndex: String?
  package var indexURL: String?
  package var extraIndexURL: [String]
  package var findLinks: [String]
  package var noIndex: Bool
  package var indexStrategy: String?
  package var keyringProvider: String?

  static let declarations: [OptionDeclaration] = [
    .list("index", help: "An index to look in before the others, as URL or NAME=URL; repeatable").setting(.index),
    .single("default-index", help: "The index to look in last, in place of the Python Package Index").setting(
      .defaultIndex),
    .single("index-url", short: "i", help: "The older name of --default-index").setting(
      .indexURL),
    .list("extra-index-url", help: "The older name of --index; repeatable").setting(.extraIndexURL),
    .list("find-links", short: "f", help: "A directory or page of distributions to look in besides; repeatable")
      .setting(.findLinks),
    .flag("no-index", help: "Look in no index, only in --find-links and direct references").setting(.noIndex),
    .single("index-strategy", help: "How several indexes work together").setting(.indexStrategy).accepting(
      "unsafe-any-match", for: "unsafe-first-match"),
    .single("keyring-provider", help: "Where to look for passwords besides URLs and netrc").setting(.keyringProvider),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    index = arguments.nonEmptyValues("index")
    defaultIndex = arguments.nonEmptyValue("default-index")
    indexURL = arguments.nonEmptyValue("index-url")
    extraIndexURL = arguments.nonEmptyValues("extra-index-url")
    findLinks = arguments.nonEmptyValues("find-links")
    noIndex = arguments.flag("no-index")
    indexStrategy = arguments.value("index-strategy")
    keyringProvider = arguments.value("keyring-provider")
  }
}

/// Which releases are candidates by their age.
package struct AgeOptions: Sendable {
  package var excludeNewer: String?
  package var excludeNewerPackage: [String]
  package var noSources: Bool
  package var noSourcesPackage: [String]

  static let declarations: [OptionDeclaration] = [
    .single("exclude-newer", .word, help: "Ignore files uploaded after this date, time, or age").setting(.excludeNewer),
    .list("exclude-newer-package", .word, help: "The same for one package, as PACKAGE=DATE; repeatable").setting(
      .excludeNewerPackage),
    .flag("no-sources", help: "Ignore the sources that configuration files name for packages").setting(.noSources),
    .list("no-sources-package", .word, valueName: "package", help: "The same for one package; repeatable").setting(
      .noSourcesPackage),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    excludeNewer = arguments.value("exclude-newer")
    excludeNewerPackage = arguments.values("exclude-newer-package")
    noSources = arguments.flag("no-sources")
    noSourcesPackage = arguments.values("no-sources-package")
  }
}

/// How versions are chosen.
package struct ResolverOptions: Sendable {
  package var upgrade: Bool?
  package var upgradePackage: [String]
  package var resolution: String?
  package var prerelease: String?
  package var prereleasePackage: [String]
  package var pre: Bool
  package var forkStrategy: String?

  static let declarations: [OptionDeclaration] = [
    .flag(
      "upgrade", short: "U", negation: "no-upgrade",
      help: "Choose the newest allowed versions, whatever is there already"
    ).setting(.upgrade),
    .list("upgrade-package", .word, short: "P", valueName: "package", help: "The same for one package; repeatable")
      .setting(.upgradePackage),
    .list(
      "upgrade-group", .word, valueName: "group", help: "The same for the packages of a dependency group; repeatable"
    ).setting(.upgradeGroup).notYet,
    .single("resolution", help: "Which of the allowed versions to choose").setting(.resolution),
    .single("prerelease", help: "When pre-releases may be chosen").setting(.prerelease),
    .list(
      "prerelease-package", .word, valueName: "package", help: "The same for one package, as PACKAGE=MODE; repeatable"
    ).setting(.prereleasePackage),
    .flag("pre"),
    .single("fork-strategy", help: "How to choose between versions for several Pythons").setting(.forkStrategy),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    upgrade = arguments.toggle("upgrade")
    upgradePackage = arguments.values("upgrade-package")
    resolution = arguments.value("resolution")
    prerelease = arguments.value("prerelease")
    prereleasePackage = arguments.values("prerelease-package")
    pre = arguments.flag("pre")
    forkStrategy = arguments.value("fork-strategy")
  }
}

/// Whether distributions may be built or must be.
package struct BuildOptions: Sendable {
  package var configSetting: [String]
  package var configSettingsPackage: [String]
  package var noBuildIsolation: Bool?
  package var noBuildIsolationPackage: [String]
  package var noBuild: Bool?
  package var noBinary: [String]
  package var onlyBinary: [String]
  package var requireBuildHashes: Bool
  package var buildConstraints: [String]

  static let declarations: [OptionDeclaration] = [
    .list(
      "config-setting", short: "C", aliases: ["config-settings"],
      help: "A setting for the build backend, as KEY=VALUE; repeatable"
    ).setting(.configSettings),
    .list(
      "config-settings-package", valueName: "setting",
      help: "The same for one package, as PACKAGE:KEY=VALUE; repeatable"
    ).setting(.configSettingsPackage),
    .flag(
      "no-build-isolation", negation: "build-isolation",
      help: "Build in the environment itself instead of an isolated one"
    ).setting(.noBuildIsolation),
    .list("no-build-isolation-package", .word, valueName: "package", help: "The same for one package; repeatable")
      .setting(.noBuildIsolationPackage),
    .flag("no-build", negation: "build", help: "Build nothing: use wheels only").setting(.noBuild).conflicting(
      "no-binary", "only-binary"),
    .list(
      "no-binary", .word, valueName: "package", delimiter: ",",
      help: "Use no wheels of this package, or :all: or :none:; repeatable"
    ).setting(.noBinary),
    .list(
      "only-binary", .word, valueName: "package", delimiter: ",",
      help: "Use only wheels of this package, or :all: or :none:; repeatable"
    ).setting(.onlyBinary),
    .flag("require-build-hashes").setting(.requireBuildHashes),
    .list(
      "build-constraints", short: "b", aliases: ["build-constraint"],
      help: "Constrain what builds need by these files; repeatable"
    ).setting(.buildConstraints),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    configSetting = arguments.values("config-setting")
    configSettingsPackage = arguments.values("config-settings-package")
    noBuildIsolation = arguments.toggle("no-build-isolation")
    noBuildIsolationPackage = arguments.values("no-build-isolation-package")
    noBuild = arguments.toggle("no-build")
    noBinary = arguments.values("no-binary")
    onlyBinary = arguments.values("only-binary")
    requireBuildHashes = arguments.flag("require-build-hashes")
    buildConstraints = arguments.nonEmptyValues("build-constraints")
  }
}

/// How files get into the environment.
package struct InstallerOptions: Sendable {
  package var reinstall: Bool?
  package var reinstallPackage: [String]
  package var linkMode: String?
  package var compileBytecode: Bool?

  static let declarations: [OptionDeclaration] = [
    .flag("reinstall", aliases: ["force-reinstall"], negation: "no-reinstall", help: "Install everything again")
      .setting(.reinstall),
    .list("reinstall-package", .word, valueName: "package", help: "The same for one package; repeatable").setting(
      .reinstallPackage),
    .single("link-mode", help: "How files come from the cache into the environment").setting(.linkMode).accepting(
      "reflink", for: "clone"),
    .flag(
      "compile-bytecode", aliases: ["compile"], negation: "no-compile-bytecode", negationAliases: ["no-compile"],
      help: "Compile Python files to bytecode after installing"
    ).setting(.compileBytecode),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    reinstall = arguments.toggle("reinstall")
    reinstallPackage = arguments.values("reinstall-package")
    linkMode = arguments.value("link-mode")
    compileBytecode = arguments.toggle("compile-bytecode")
  }
}

/// What is left out of or forced into a resolution.
package struct RequirementsOptions: Sendable {
  package var constraints: [String]
  package var overrides: [String]
  package var excludes: [String]
  package var extra: [String]
  package var allExtras: Bool?
  package var noDeps: Bool?
  package var requireHashes: Bool?
  package var noVerifyHashes: Bool?

  static let declarations: [OptionDeclaration] = [
    .list(
      "constraints", short: "c", aliases: ["constraint"],
      help: "Constrain versions by these requirements files; repeatable"
    ).setting(.constraints),
    .list("overrides", aliases: ["override"], help: "Replace requirements by those of these files; repeatable").setting(
      .overrides),
    .list("excludes", aliases: ["exclude"], help: "Leave out the packages listed in these files; repeatable").setting(
      .excludes),
    .list("extra", .word, delimiter: ",", help: "Include this extra of the projects given as files; repeatable")
      .setting(.extra).conflicting("all-extras"),
    .flag("all-extras", negation: "no-all-extras", help: "Include all extras of the projects given as files").setting(
      .allExtras),
    .list("group", .word, help: "Include this dependency group, as GROUP or PATH:GROUP; repeatable").setting(.group)
      .notYet,
    .flag("no-deps", negation: "deps", help: "Leave out what packages depend on").setting(.noDeps),
    .flag("require-hashes", negation: "no-require-hashes", help: "Require a hash for every requirement").setting(
      .requireHashes),
    .flag("no-verify-hashes", negation: "verify-hashes", help: "Do not check the hashes that requirements files give")
      .setting(.noVerifyHashes),
    .single("torch-backend", help: "The accelerator to choose PyTorch packages for").setting(.torchBackend)
      .notYet,
  ]

  /// Those of a command that writes a list and installs nothing.
  static var compiling: [OptionDeclaration] {
    declarations.map { option in
      switch option.name {
      case "require-hashes", "no-verify-hashes":
        option.hidden.refused(because: "nothing is installed, and so no file is checked")
      default: option
      }
    }
  }

  /// Those of a command that installs what is listed and nothing else.
  static var syncing: [OptionDeclaration] {
    declarations.map { option in
      switch option.name {
      case "overrides", "excludes": option.hidden.refused(because: "exactly what is listed is installed")
      case "no-deps": option.hidden.withoutEffect(because: "exactly what is listed is installed")
      default: option
      }
    }
  }

  package init(_ arguments: ParsedArguments = .none) {
    constraints = arguments.nonEmptyValues("constraints")
    overrides = arguments.nonEmptyValues("overrides")
    excludes = arguments.nonEmptyValues("excludes")
    extra = arguments.values("extra")
    allExtras = arguments.toggle("all-extras")
    noDeps = arguments.toggle("no-deps")
    requireHashes = arguments.toggle("require-hashes")
    noVerifyHashes = arguments.toggle("no-verify-hashes")
  }
}
