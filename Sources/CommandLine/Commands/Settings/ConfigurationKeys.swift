/// The keys that configuration files may have, with the type of each.
///
/// Keys whose features come later are known too, so that a file shared with the peer gives no warnings.
enum ConfigurationKeys {
  /// What a key's value must be.
  enum Kind: Sendable {
    case text
    case flag
    case number
    /// An array of strings, or one string.
    case list
    case table
    /// An array of tables.
    case tables
    /// Checked by whoever reads it.
    case any

    /// What to call it in an error.
    var phrase: String {
      switch self {
      case .text: "a string"
      case .flag: "a boolean"
      case .number: "a number from one up"
      case .list: "an array of strings"
      case .table: "a table"
      case .tables: "an array of tables"
      case .any: "a value"
      }
    }
  }

  /// The kind of a top-level key, if there is such a key.
  static func kind(ofTopLevel key: String) -> Kind? { topLevelKinds[key] }

  /// The kind of a key of the `pip` table, if there is such a key.
  static func kind(ofPip key: String) -> Kind? { pipKinds[key] }

  /// Whether a top-level key is about code only.
  static func isAboutCode(_ key: String) -> Bool { codeKinds[key] != nil }

  /// Whether a top-level key says something about a project, so that a file of settings alone cannot have it.
  static func isAboutProject(_ key: String) -> Bool {
    [
      "workspace", "sources", "managed", "package", "default-groups", "dependency-groups", "dev-dependencies",
      "build-backend", "conflicts", "environments", "required-environments",
    ].contains(key)
  }

  /// Whether a key decides which sources or files are trusted: to lose it would be dangerous.
  static func decidesTrust(_ key: String) -> Bool {
    [
      "index", "index-url", "extra-index-url", "find-links", "no-index", "index-strategy", "require-hashes",
      "verify-hashes", "exclude-newer", "exclude-newer-package", "no-build", "no-build-package", "only-binary",
      "constraint-dependencies", "override-dependencies", "exclude-dependencies", "required-version",
    ].contains(key)
  }

  /// The values to choose from, if a key has a few of them.
  static func possibleValues(of key: String) -> [String]? {
    choices.first { $0.configuration == key }?.possibleValues
  }

  private static var choices: [SettingKey] {
    [
      .indexStrategy, .keyringProvider, .resolution, .prerelease, .forkStrategy, .linkMode, .annotationStyle,
      .pythonPreference, .pythonPlatform, .pythonDownloads,
    ]
  }

  /// The names of the top-level keys, for suggestions.
  static var topLevelNames: [String] { names(in: topLevel) }

  /// The names of the keys of the `pip` table, for suggestions.
  static var pipNames: [String] { names(in: pip) }

  /// Words of `kind:` followed by the keys of that kind: text is quick to compile and is read only when there is a
  /// configuration file. What follows the blank line is about code: `CodeSettings` reads it.
  private static let topLevel = """
    text: required-version cache-dir python-preference index-url index-strategy keyring-provider http-proxy https-proxy
    resolution prerelease fork-strategy link-mode torch-backend python-install-mirror pypy-install-mirror
    graalpy-install-mirror pyodide-install-mirror python-downloads-json-url publish-url check-url trusted-publishing
    add-bounds python-downloads
    flag: system-certs native-tls offline no-cache no-index no-build-isolation require-build-hashes compile-bytecode
    no-sources upgrade reinstall no-build no-binary managed package
    number: concurrent-downloads concurrent-builds concurrent-installs
    list: extra-index-url find-links no-proxy allow-insecure-host no-build-isolation-package no-sources-package
    upgrade-package reinstall-package no-build-package no-binary-package constraint-dependencies
    build-constraint-dependencies environments required-environments dev-dependencies
    table: prerelease-package config-settings config-settings-package extra-build-dependencies extra-build-variables
    exclude-newer-package audit pip minimum-libc-version workspace sources dependency-groups build-backend
    tables: index dependency-metadata
    any: preview preview-features exclude-newer cache-keys override-dependencies exclude-dependencies
    conflicts default-groups

    text: extend target-version output-format
    flag: force-exclude respect-gitignore fix fix-only unsafe-fixes show-fixes output-prefer-rule-codes
    number: line-length indent-width
    list: exclude extend-exclude include extend-include src builtins namespace-packages
    table: format lint analyze extension per-file-target-version
    """

  private static let pip = """
    text: python target prefix index-url index-strategy keyring-provider resolution prerelease fork-strategy output-file
    custom-compile-command python-version python-platform annotation-style link-mode torch-backend
    flag: system break-system-packages no-index no-build no-build-isolation strict all-extras no-deps
    allow-empty-requirements no-strip-extras no-strip-markers no-annotate no-header generate-hashes universal
    emit-index-url emit-find-links emit-build-options emit-marker-expression emit-index-annotation compile-bytecode
    require-hashes verify-hashes no-verify-hashes require-build-hashes upgrade reinstall no-sources
    list: extra-index-url find-links no-binary only-binary no-build-isolation-package extra no-extra no-emit-package
    upgrade-package reinstall-package no-sources-package group
    table: extra-build-dependencies extra-build-variables prerelease-package config-settings config-settings-package
    exclude-newer-package
    tables: dependency-metadata
    any: exclude-newer
    """

  private static let topLevelKinds = kinds(in: topLevel[...])
  private static let codeKinds = kinds(in: topLevel.firstRange(of: "\n\n").map { topLevel[$0.upperBound...] } ?? "")
  private static let pipKinds = kinds(in: pip[...])

  private static func kinds(in words: Substring) -> [String: Kind] {
    var kinds: [String: Kind] = [:]
    var kind = Kind.any
    for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      switch word {
      case "text:": kind = .text
      case "flag:": kind = .flag
      case "number:": kind = .number
      case "list:": kind = .list
      case "table:": kind = .table
      case "tables:": kind = .tables
      case "any:": kind = .any
      default: if kinds[String(word)] == nil { kinds[String(word)] = kind }
      }
    }
    return kinds
  }

  private static func names(in words: String) -> [String] {
    words.split(whereSeparator: { $0 == " " || $0 == "\n" }).filter { !$0.hasSuffix(":") }.map(String.init)
  }
}
