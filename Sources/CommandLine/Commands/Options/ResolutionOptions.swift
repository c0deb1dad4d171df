package import ArgumentParser

/// Where packages come from.
package struct IndexOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("An index to look in before the others, as URL or NAME=URL; repeatable", valueName: "index"))
  package var index: [String] = []
  @Option(
    help: ArgumentHelp("The index to look in last, in place of the Python Package Index", valueName: "default-index"))
  package var defaultIndex: String?
  @Option(
    name: [.customShort("i", allowingJoined: true), .long, .customLong("pypi-url")],
    help: ArgumentHelp("The older name of --default-index", valueName: "index-url"))
  package var indexUrl: String?
  @Option(help: ArgumentHelp("The older name of --index; repeatable", valueName: "extra-index-url"))
  package var extraIndexUrl: [String] = []
  @Option(
    name: [.customShort("f", allowingJoined: true), .long],
    help: ArgumentHelp("A directory or page of distributions to look in besides; repeatable", valueName: "find-links"))
  package var findLinks: [String] = []
  @Flag(help: "Look in no index, only in --find-links and direct references") package var noIndex = false
  @Option(help: ArgumentHelp("How several indexes work together", valueName: "index-strategy"))
  package var indexStrategy: String?
  @Option(help: ArgumentHelp("Where to look for passwords besides URLs and netrc", valueName: "keyring-provider"))
  package var keyringProvider: String?

  package init() {}
}

/// Which releases are candidates by their age.
package struct AgeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Ignore files uploaded after this date, time, or age", valueName: "exclude-newer"))
  package var excludeNewer: String?
  @Option(
    help: ArgumentHelp("The same for one package, as PACKAGE=DATE; repeatable", valueName: "exclude-newer-package"))
  package var excludeNewerPackage: [String] = []
  @Flag(help: "Ignore the sources that configuration files name for packages") package var noSources = false
  @Option(help: ArgumentHelp("The same for one package; repeatable", valueName: "package"))
  package var noSourcesPackage: [String] = []

  package init() {}
}

/// How versions are chosen.
package struct ResolverOptions: ParsableArguments {
  @Flag(name: [.customShort("U"), .long], help: "Choose the newest allowed versions, whatever is there already")
  package var upgrade = false
  @Flag(help: .hidden) package var noUpgrade = false
  @Option(
    name: [.customShort("P", allowingJoined: true), .long],
    help: ArgumentHelp("The same for one package; repeatable", valueName: "package"))
  package var upgradePackage: [String] = []
  @Option(help: ArgumentHelp("The same for the packages of a dependency group; repeatable", valueName: "group"))
  package var upgradeGroup: [String] = []
  @Option(help: ArgumentHelp("Which of the allowed versions to choose", valueName: "resolution"))
  package var resolution: String?
  @Option(help: ArgumentHelp("When pre-releases may be chosen", valueName: "prerelease"))
  package var prerelease: String?
  @Option(help: ArgumentHelp("The same for one package, as PACKAGE=MODE; repeatable", valueName: "package"))
  package var prereleasePackage: [String] = []
  @Flag(help: .hidden) package var pre = false
  @Option(help: ArgumentHelp("How to choose between versions for several Pythons", valueName: "fork-strategy"))
  package var forkStrategy: String?

  package init() {}
}

/// Whether distributions may be built or must be.
package struct BuildOptions: ParsableArguments {
  @Option(
    name: [.customShort("C", allowingJoined: true), .long, .customLong("config-settings")],
    help: ArgumentHelp("A setting for the build backend, as KEY=VALUE; repeatable", valueName: "config-setting"))
  package var configSetting: [String] = []
  @Option(help: ArgumentHelp("The same for one package, as PACKAGE:KEY=VALUE; repeatable", valueName: "setting"))
  package var configSettingsPackage: [String] = []
  @Flag(help: "Build in the environment itself instead of an isolated one") package var noBuildIsolation = false
  @Flag(help: .hidden) package var buildIsolation = false
  @Option(help: ArgumentHelp("The same for one package; repeatable", valueName: "package"))
  package var noBuildIsolationPackage: [String] = []
  @Flag(help: "Build nothing: use wheels only") package var noBuild = false
  @Flag(help: .hidden) package var build = false
  @Option(help: ArgumentHelp("Use no wheels of this package, or :all: or :none:; repeatable", valueName: "package"))
  package var noBinary: [String] = []
  @Option(help: ArgumentHelp("Use only wheels of this package, or :all: or :none:; repeatable", valueName: "package"))
  package var onlyBinary: [String] = []
  @Flag(help: .hidden) package var requireBuildHashes = false
  @Option(
    name: [.customShort("b", allowingJoined: true), .customLong("build-constraints"), .customLong("build-constraint")],
    help: ArgumentHelp("Constrain what builds need by these files; repeatable", valueName: "build-constraints"))
  package var buildConstraints: [String] = []

  package init() {}
}

/// How files get into the environment.
package struct InstallerOptions: ParsableArguments {
  @Flag(name: [.long, .customLong("force-reinstall")], help: "Install everything again") package var reinstall = false
  @Flag(help: .hidden) package var noReinstall = false
  @Option(help: ArgumentHelp("The same for one package; repeatable", valueName: "package"))
  package var reinstallPackage: [String] = []
  @Option(help: ArgumentHelp("How files come from the cache into the environment", valueName: "link-mode"))
  package var linkMode: String?
  @Flag(name: [.long, .customLong("compile")], help: "Compile Python files to bytecode after installing")
  package var compileBytecode = false
  @Flag(name: [.long, .customLong("no-compile")], help: .hidden) package var noCompileBytecode = false

  package init() {}
}

/// What is left out of or forced into a resolution.
package struct RequirementsOptions: ParsableArguments {
  @Option(
    name: [.customShort("c", allowingJoined: true), .customLong("constraints"), .customLong("constraint")],
    help: ArgumentHelp("Constrain versions by these requirements files; repeatable", valueName: "constraints"))
  package var constraints: [String] = []
  @Option(
    name: [.customLong("overrides"), .customLong("override")],
    help: ArgumentHelp("Replace requirements by those of these files; repeatable", valueName: "overrides"))
  package var overrides: [String] = []
  @Option(
    name: [.customLong("excludes"), .customLong("exclude")],
    help: ArgumentHelp("Leave out the packages listed in these files; repeatable", valueName: "excludes"))
  package var excludes: [String] = []
  @Option(help: ArgumentHelp("Include this extra of the projects given as files; repeatable", valueName: "extra"))
  package var extra: [String] = []
  @Flag(help: "Include all extras of the projects given as files") package var allExtras = false
  @Flag(help: .hidden) package var noAllExtras = false
  @Option(help: ArgumentHelp("Include this dependency group, as GROUP or PATH:GROUP; repeatable", valueName: "group"))
  package var group: [String] = []
  @Flag(help: "Leave out what packages depend on") package var noDeps = false
  @Flag(help: .hidden) package var deps = false
  @Flag(help: "Require a hash for every requirement") package var requireHashes = false
  @Flag(help: .hidden) package var noRequireHashes = false
  @Flag(help: "Do not check the hashes that requirements files give") package var noVerifyHashes = false
  @Flag(help: .hidden) package var verifyHashes = false
  @Option(help: ArgumentHelp("The accelerator to choose PyTorch packages for", valueName: "torch-backend"))
  package var torchBackend: String?

  package init() {}
}
