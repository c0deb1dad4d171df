extension SettingKey {
  // MARK: Index

  package static let index = SettingKey("index", variables: ["INDEX"], configuration: "index")
  package static let defaultIndex = SettingKey("default-index", variables: ["DEFAULT_INDEX"])
  package static let indexURL = SettingKey("index-url", variables: ["INDEX_URL"], configuration: "index-url")
  package static let extraIndexURL = SettingKey(
    "extra-index-url", variables: ["EXTRA_INDEX_URL"], configuration: "extra-index-url")
  package static let findLinks = SettingKey(
    "find-links", variables: ["FIND_LINKS"], configuration: "find-links", separator: ",")
  package static let noIndex = SettingKey("no-index", configuration: "no-index")
  package static let indexStrategy = SettingKey(
    "index-strategy", variables: ["INDEX_STRATEGY"], configuration: "index-strategy",
    values: ["first-index", "unsafe-first-match", "unsafe-best-match"])
  package static let keyringProvider = SettingKey(
    "keyring-provider", variables: ["KEYRING_PROVIDER"], configuration: "keyring-provider",
    values: ["disabled", "subprocess"])

  // MARK: Resolver

  package static let upgrade = SettingKey("upgrade", configuration: "upgrade")
  package static let upgradePackage = SettingKey("upgrade-package", configuration: "upgrade-package")
  package static let upgradeGroup = SettingKey("upgrade-group")
  package static let resolution = SettingKey(
    "resolution", variables: ["RESOLUTION"], configuration: "resolution",
    values: ["highest", "lowest", "lowest-direct"])
  package static let prerelease = SettingKey(
    "prerelease", variables: ["PRERELEASE"], configuration: "prerelease",
    values: ["disallow", "allow", "if-necessary", "explicit", "if-necessary-or-explicit"])
  package static let prereleasePackage = SettingKey("prerelease-package", configuration: "prerelease-package")
  package static let forkStrategy = SettingKey(
    "fork-strategy", variables: ["FORK_STRATEGY"], configuration: "fork-strategy",
    values: ["fewest", "requires-python"])
  package static let excludeNewer = SettingKey(
    "exclude-newer", variables: ["EXCLUDE_NEWER"], configuration: "exclude-newer")
  package static let excludeNewerPackage = SettingKey("exclude-newer-package", configuration: "exclude-newer-package")
  package static let noSources = SettingKey("no-sources", variables: ["NO_SOURCES"], configuration: "no-sources")
  package static let noSourcesPackage = SettingKey(
    "no-sources-package", variables: ["NO_SOURCES_PACKAGE"], configuration: "no-sources-package")

  // MARK: Requirements

  package static let constraints = SettingKey("constraints", variables: ["CONSTRAINT"])
  package static let overrides = SettingKey("overrides", variables: ["OVERRIDE"])
  package static let excludes = SettingKey("excludes", variables: ["EXCLUDE"])
  package static let buildConstraints = SettingKey("build-constraints", variables: ["BUILD_CONSTRAINT"])
  package static let extra = SettingKey("extra", configuration: "extra")
  package static let allExtras = SettingKey("all-extras", configuration: "all-extras")
  package static let group = SettingKey("group", configuration: "group")
  package static let noDeps = SettingKey("no-deps", configuration: "no-deps")
  package static let requireHashes = SettingKey(
    "require-hashes", variables: ["REQUIRE_HASHES"], configuration: "require-hashes")
  package static let noVerifyHashes = SettingKey(
    "no-verify-hashes", variables: ["NO_VERIFY_HASHES"], configuration: "no-verify-hashes")
  package static let torchBackend = SettingKey(
    "torch-backend", variables: ["TORCH_BACKEND"], configuration: "torch-backend", manyValues: torchBackends)
  package static let noEditable = SettingKey("no-editable", variables: ["NO_EDITABLE"])

  package static let constraintDependencies = SettingKey(
    "constraint-dependencies", configuration: "constraint-dependencies")
  package static let overrideDependencies = SettingKey(
    "override-dependencies", configuration: "override-dependencies")
  package static let excludeDependencies = SettingKey("exclude-dependencies", configuration: "exclude-dependencies")

  // MARK: Installer

  package static let reinstall = SettingKey("reinstall", configuration: "reinstall")
  package static let reinstallPackage = SettingKey("reinstall-package", configuration: "reinstall-package")
  package static let linkMode = SettingKey(
    "link-mode", variables: ["LINK_MODE"], configuration: "link-mode",
    values: ["clone", "copy", "hardlink", "symlink"])
  package static let compileBytecode = SettingKey(
    "compile-bytecode", variables: ["COMPILE_BYTECODE"], configuration: "compile-bytecode")
  package static let strict = SettingKey("strict", configuration: "strict")
  package static let allowEmptyRequirements = SettingKey(
    "allow-empty-requirements", configuration: "allow-empty-requirements")

  // MARK: Build

  package static let configSettings = SettingKey("config-setting", configuration: "config-settings")
  package static let configSettingsPackage = SettingKey(
    "config-settings-package", configuration: "config-settings-package")
  package static let noBuildIsolation = SettingKey(
    "no-build-isolation", variables: ["NO_BUILD_ISOLATION"], configuration: "no-build-isolation")
  package static let noBuildIsolationPackage = SettingKey(
    "no-build-isolation-package", configuration: "no-build-isolation-package")
  package static let noBuild = SettingKey("no-build", variables: ["NO_BUILD"], configuration: "no-build")
  package static let noBuildPackage = SettingKey(
    "no-build-package", variables: ["NO_BUILD_PACKAGE"], configuration: "no-build-package")
  package static let noBinary = SettingKey("no-binary", configuration: "no-binary")
  package static let noBinaryPackage = SettingKey(
    "no-binary-package", variables: ["NO_BINARY_PACKAGE"], configuration: "no-binary-package")
  package static let onlyBinary = SettingKey("only-binary", configuration: "only-binary")
  package static let requireBuildHashes = SettingKey(
    "require-build-hashes", variables: ["REQUIRE_BUILD_HASHES"], configuration: "require-build-hashes")

  // MARK: Cache

  package static let noCache = SettingKey("no-cache", variables: ["NO_CACHE"], configuration: "no-cache")
  package static let cacheDirectory = SettingKey("cache-dir", variables: ["CACHE_DIR"], configuration: "cache-dir")
  package static let refresh = SettingKey("refresh")
  package static let refreshPackage = SettingKey("refresh-package")

  // MARK: Python and environments

  package static let python = SettingKey("python", variables: ["PYTHON"], configuration: "python")
  package static let system = SettingKey("system", variables: ["SYSTEM_PYTHON"], configuration: "system")
  package static let breakSystemPackages = SettingKey(
    "break-system-packages", variables: ["BREAK_SYSTEM_PACKAGES"], configuration: "break-system-packages")
  package static let target = SettingKey("target", configuration: "target")
  package static let prefix = SettingKey("prefix", configuration: "prefix")
  package static let pythonVersion = SettingKey("python-version", configuration: "python-version")
  package static let pythonPlatform = SettingKey(
    "python-platform", configuration: "python-platform", manyValues: pythonPlatforms)
  package static let pythonPreference = SettingKey(
    "python-preference", variables: ["PYTHON_PREFERENCE"], configuration: "python-preference",
    values: ["only-managed", "managed", "system", "only-system"])
  package static let managedPython = SettingKey("managed-python", variables: ["MANAGED_PYTHON"])
  package static let noManagedPython = SettingKey("no-managed-python", variables: ["NO_MANAGED_PYTHON"])
  package static let pythonDownloads = SettingKey(
    "python-downloads", variables: ["PYTHON_DOWNLOADS"], configuration: "python-downloads",
    values: ["auto", "automatic", "manual", "never"])

  // MARK: Compiling

  package static let outputFile = SettingKey("output-file", configuration: "output-file")
  package static let format = SettingKey("format")
  package static let noStripExtras = SettingKey("no-strip-extras", configuration: "no-strip-extras")
  package static let noStripMarkers = SettingKey("no-strip-markers", configuration: "no-strip-markers")
  package static let noAnnotate = SettingKey("no-annotate", configuration: "no-annotate")
  package static let noHeader = SettingKey("no-header", configuration: "no-header")
  package static let annotationStyle = SettingKey(
    "annotation-style", configuration: "annotation-style", values: ["line", "split"])
  package static let customCompileCommand = SettingKey(
    "custom-compile-command", variables: ["CUSTOM_COMPILE_COMMAND"], configuration: "custom-compile-command")
  package static let generateHashes = SettingKey("generate-hashes", configuration: "generate-hashes")
  package static let universal = SettingKey("universal", configuration: "universal")
  package static let noEmitPackage = SettingKey("no-emit-package", configuration: "no-emit-package")
  package static let emitIndexURL = SettingKey("emit-index-url", configuration: "emit-index-url")
  package static let emitFindLinks = SettingKey("emit-find-links", configuration: "emit-find-links")
  package static let emitBuildOptions = SettingKey("emit-build-options", configuration: "emit-build-options")
  package static let emitIndexAnnotation = SettingKey(
    "emit-index-annotation", configuration: "emit-index-annotation")

  // MARK: Virtual environments

  package static let seed = SettingKey("seed", variables: ["VENV_SEED"])
  package static let clear = SettingKey("clear", variables: ["VENV_CLEAR"])
  package static let relocatable = SettingKey("relocatable", variables: ["VENV_RELOCATABLE"])
  package static let noProject = SettingKey("no-project", variables: ["NO_PROJECT"])

  // MARK: Global

  package static let color = SettingKey("color", values: ["auto", "always", "never"])
  package static let systemCerts = SettingKey(
    "system-certs", variables: ["SYSTEM_CERTS", "NATIVE_TLS"], configuration: "system-certs")
  package static let nativeTLS = SettingKey("native-tls", configuration: "native-tls")
  package static let offline = SettingKey("offline", variables: ["OFFLINE"], configuration: "offline")
  package static let allowInsecureHost = SettingKey(
    "allow-insecure-host", variables: ["INSECURE_HOST"], configuration: "allow-insecure-host")
  package static let noProgress = SettingKey("no-progress", variables: ["NO_PROGRESS"])
  package static let directory = SettingKey("directory", variables: ["WORKING_DIR", "WORKING_DIRECTORY"])
  package static let project = SettingKey("project", variables: ["PROJECT"])
  package static let configFile = SettingKey("config-file", variables: ["CONFIG_FILE"])
  package static let noConfig = SettingKey("no-config", variables: ["NO_CONFIG"])
  package static let noSystemConfig = SettingKey("no-system-config", variables: ["NO_SYSTEM_CONFIG"])
  package static let preview = SettingKey("preview", variables: ["PREVIEW"], configuration: "preview")
  package static let previewFeatures = SettingKey(
    "preview-features", variables: ["PREVIEW_FEATURES"], configuration: "preview-features", separator: ",")

  // MARK: Network and concurrency

  package static let httpProxy = SettingKey("http-proxy", configuration: "http-proxy")
  package static let httpsProxy = SettingKey("https-proxy", configuration: "https-proxy")
  package static let noProxy = SettingKey("no-proxy", configuration: "no-proxy")
  package static let httpTimeout = SettingKey("http-timeout", variables: ["HTTP_TIMEOUT", "REQUEST_TIMEOUT"])
  package static let httpConnectTimeout = SettingKey("http-connect-timeout", variables: ["HTTP_CONNECT_TIMEOUT"])
  package static let httpRetries = SettingKey(
    "http-retries", variables: ["HTTP_RETRIES"], range: 0...Int(UInt32.max))
  package static let concurrentDownloads = SettingKey(
    "concurrent-downloads", variables: ["CONCURRENT_DOWNLOADS"], configuration: "concurrent-downloads",
    range: 1...(.max))
  package static let concurrentInstalls = SettingKey(
    "concurrent-installs", variables: ["CONCURRENT_INSTALLS"], configuration: "concurrent-installs", range: 1...(.max)
  )
  package static let concurrentBuilds = SettingKey(
    "concurrent-builds", variables: ["CONCURRENT_BUILDS"], range: 1...(.max))
  package static let lockTimeout = SettingKey("lock-timeout", variables: ["LOCK_TIMEOUT"])

  /// Every setting of this table.
  package static var all: [SettingKey] {
    [
      [index, defaultIndex, indexURL, extraIndexURL, findLinks, noIndex, indexStrategy, keyringProvider],
      [upgrade, upgradePackage, upgradeGroup, resolution, prerelease, prereleasePackage, forkStrategy],
      [excludeNewer, excludeNewerPackage, noSources, noSourcesPackage],
      [constraints, overrides, excludes, buildConstraints, extra, allExtras, group, noDeps, requireHashes],
      [noVerifyHashes, torchBackend, noEditable, constraintDependencies, overrideDependencies, excludeDependencies],
      [reinstall, reinstallPackage, linkMode, compileBytecode, strict, allowEmptyRequirements],
      [configSettings, configSettingsPackage, noBuildIsolation, noBuildIsolationPackage, noBuild, noBuildPackage],
      [noBinary, noBinaryPackage, onlyBinary, requireBuildHashes],
      [noCache, cacheDirectory, refresh, refreshPackage],
      [python, system, breakSystemPackages, target, prefix, pythonVersion, pythonPlatform, pythonPreference],
      [managedPython, noManagedPython, pythonDownloads],
      [outputFile, format, noStripExtras, noStripMarkers, noAnnotate, noHeader, annotationStyle],
      [customCompileCommand, generateHashes, universal, noEmitPackage, emitIndexURL, emitFindLinks],
      [emitBuildOptions, emitIndexAnnotation],
      [seed, clear, relocatable, noProject],
      [color, systemCerts, nativeTLS, offline, allowInsecureHost, noProgress, directory, project, configFile],
      [noConfig, noSystemConfig, preview, previewFeatures],
      [httpProxy, httpsProxy, noProxy, httpTimeout, httpConnectTimeout, httpRetries],
      [concurrentDownloads, concurrentInstalls, concurrentBuilds, lockTimeout],
    ].flatMap { $0 }
  }

  /// The accelerators that `--torch-backend` knows by name.
  package static let torchBackends = """
    auto cpu cu132 cu130 cu129 cu128 cu126 cu125 cu124 cu123 cu122 cu121 cu120 cu118 cu117 cu116 cu115 cu114 cu113 \
    cu112 cu111 cu110 cu102 cu101 cu100 cu92 cu91 cu90 cu80 rocm7.2 rocm7.1 rocm7.0 rocm6.4 rocm6.3 rocm6.2.4 rocm6.2 \
    rocm6.1 rocm6.0 rocm5.7 rocm5.6 rocm5.5 rocm5.4.2 rocm5.4 rocm5.3 rocm5.2 rocm5.1.1 rocm4.2 rocm4.1 rocm4.0.1 xpu
    """

  /// The platforms that `--python-platform` knows by name.
  package static let pythonPlatforms = """
    windows linux macos x86_64-pc-windows-msvc aarch64-pc-windows-msvc i686-pc-windows-msvc x86_64-unknown-linux-gnu \
    aarch64-apple-darwin x86_64-apple-darwin aarch64-unknown-linux-gnu aarch64-unknown-linux-musl \
    x86_64-unknown-linux-musl riscv64-unknown-linux x86_64-manylinux2014 x86_64-manylinux_2_17 x86_64-manylinux_2_28 \
    x86_64-manylinux_2_31 x86_64-manylinux_2_32 x86_64-manylinux_2_33 x86_64-manylinux_2_34 x86_64-manylinux_2_35 \
    x86_64-manylinux_2_36 x86_64-manylinux_2_37 x86_64-manylinux_2_38 x86_64-manylinux_2_39 x86_64-manylinux_2_40 \
    aarch64-manylinux2014 aarch64-manylinux_2_17 aarch64-manylinux_2_28 aarch64-manylinux_2_31 \
    aarch64-manylinux_2_32 aarch64-manylinux_2_33 aarch64-manylinux_2_34 aarch64-manylinux_2_35 \
    aarch64-manylinux_2_36 aarch64-manylinux_2_37 aarch64-manylinux_2_38 aarch64-manylinux_2_39 \
    aarch64-manylinux_2_40 aarch64-linux-android x86_64-linux-android wasm32-pyodide2024 wasm32-pyodide2025 \
    arm64-apple-ios arm64-apple-ios-simulator x86_64-apple-ios-simulator
    """
}
