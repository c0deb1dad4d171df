package import FilePatterns
package import PythonSyntax

/// The settings that hold for the files of a directory, every one of them with a value.
package final class CodeSettings: Sendable {
  /// The directory that default directories and patterns start from.
  package let root: String
  /// Which files are looked at.
  package let selection: FileSelection
  /// Languages by file name extension, before what extensions usually mean.
  package let languages: [String: SourceLanguage]
  /// Whether what the peer has not settled on yet is on.
  package let isPreview: Bool
  /// The oldest Python that the code must run on, where it is set or the project says so.
  package let targetVersion: PythonVersion?
  /// The versions that some files must run on, the first that applies.
  package let fileVersions: [FileVersionRule]
  /// The columns a line may have.
  package let lineLength: Int
  /// The columns of one indentation.
  package let indentWidth: Int
  /// The directories that first-party modules are looked for in.
  package let sourceRoots: [String]
  /// Where what is known of the files is kept.
  package let cacheDirectory: String
  /// The name of the output format that is set.
  package let outputFormat: String?
  /// How files are formatted.
  package let format: FormatSettings
  /// Files that other tools look at but the linter does not.
  package let lintExclude: FilePatternSet
  /// The lint settings, nearest file first.
  package let lint: [LintConfiguration]

  /// Fills in what a configuration leaves open.
  ///
  /// - Throws: `GlobError` for a pattern that cannot be understood.
  package init(_ configuration: CodeConfiguration, root: String) throws {
    self.root = root
    selection = try FileSelection(configuration)
    languages = configuration.languages ?? [:]
    isPreview = configuration.preview ?? false
    targetVersion = configuration.targetVersion
    fileVersions = try (configuration.fileVersions ?? []).map(FileVersionRule.init)
    lineLength = configuration.lineLength ?? 88
    indentWidth = configuration.indentWidth ?? 4
    sourceRoots = configuration.sourceRoots ?? [root, absolutePath("src", in: root)]
    cacheDirectory = configuration.cacheDirectory ?? absolutePath(".adder_cache", in: root)
    outputFormat = configuration.outputFormat
    format = try FormatSettings(configuration)
    lintExclude = try FilePatternSet(configuration.lintExclude ?? [])
    lint = configuration.lint
  }

  /// The language of a file; nil for one that holds no code.
  package func language(ofFile path: String) -> SourceLanguage? {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] } ?? path[...]
    if !languages.isEmpty, let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex,
      let language = languages[String(name[name.index(after: dot)...])]
    {
      return language
    }
    return SourceLanguage(ofFile: name)
  }

  /// The language that the label of a code block stands for; nil for one that holds no code.
  package func language(ofLabel label: String) -> SourceLanguage? {
    languages[label] ?? SourceLanguage(ofExtension: label[...])
  }

  /// The Python that a file must run on, where something says so.
  package func targetVersion(ofFile path: String) -> PythonVersion? {
    for rule in fileVersions where rule.applies(to: path) { return rule.version }
    return targetVersion
  }
}

/// A Python version for some files.
package struct FileVersionRule: Sendable {
  /// The version.
  package let version: PythonVersion
  private let patterns: FilePatternSet
  private let isNegated: Bool

  init(_ configured: CodeConfiguration.FileVersion) throws {
    version = configured.version
    isNegated = configured.isNegated
    patterns = try FilePatternSet([configured.pattern])
  }

  func applies(to path: String) -> Bool {
    var path = path
    return path.withUTF8 { unsafe patterns.matchesPathOrName($0) } != isNegated
  }
}

/// Which files below a directory are looked at.
package struct FileSelection: Sendable, Hashable {
  /// What is looked at in directories.
  package let include: FilePatternSet
  /// What is left out, directories with all that is in them.
  package let exclude: FilePatternSet
  /// Whether what is named on the command line can be excluded too.
  package let forcesExclusion: Bool
  /// Whether what ignore files name is left out.
  package let respectsIgnoreFiles: Bool

  init(_ configuration: CodeConfiguration) throws {
    var include = configuration.include
    if include == nil {
      include = Self.usual.map { .init(builtIn: $0) }
      if configuration.preview == true { include?.append(.init(builtIn: "*.pyw")) }
      for name in configuration.languages?.keys.sorted() ?? [] { include?.append(.init(builtIn: "*." + name)) }
    }
    self.include = try FilePatternSet((include ?? []) + configuration.extendInclude)
    exclude = try FilePatternSet(
      (configuration.exclude ?? Self.usuallyExcluded.map { .init(builtIn: $0) }) + configuration.extendExclude)
    forcesExclusion = configuration.forceExclude ?? false
    respectsIgnoreFiles = configuration.respectsIgnoreFiles ?? true
  }

  private static let usual = [
    "*.py", "*.pyi", "*.ipynb", "*.md", "**/pyproject.toml", "**/ruff.toml", "**/.ruff.toml", "**/adder.toml",
  ]

  /// What nobody wants to be checked: version control, environments, caches, build results.
  private static let usuallyExcluded = [
    ".adder_cache", ".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".mypy_cache",
    ".nox", ".pants.d", ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode",
    "__pypackages__", "_build", "buck-out", "dist", "node_modules", "site-packages", "venv",
  ]

  /// Whether the path, or its last component, is excluded.
  package func excludes(_ path: UnsafeBufferPointer<UInt8>) -> Bool { unsafe exclude.matchesPathOrName(path) }

  /// Whether a file of this path is looked at where it is found in a directory.
  package func includes(_ path: UnsafeBufferPointer<UInt8>) -> Bool { unsafe include.matches(path: path) }
}
