/// A requirements file in pip's syntax: requirements, one a line, and options.
///
/// Reading never fails: what cannot be understood becomes a diagnostic with its line, and the rest still counts.
/// Files that it names are not read; the reader of the file does that, so that includes can be limited.
///
/// See the [requirements file format](https://pip.pypa.io/en/stable/reference/requirements-file-format/).
package struct RequirementsFile: Sendable {
  /// What the lines ask for, in order.
  package private(set) var items: [Item] = []
  /// What could not be understood, in order.
  package private(set) var diagnostics: [Diagnostic] = []

  /// One thing that a line asks for.
  package struct Item: Sendable {
    /// The line it starts on, from 1.
    package let line: Int
    package let content: Content
  }

  /// The kinds of lines.
  package enum Content: Sendable {
    /// A requirement and the hashes that `--hash` gives for it.
    case requirement(Requirement, hashes: [HashDigest])
    /// A path or URL without a name, as written, with hashes.
    case unnamed(String, hashes: [HashDigest])
    /// `-e`: a path or URL, as written.
    case editable(String)
    /// `-r`: a path or URL of another requirements file.
    case requirements(String)
    /// `-c`: a path or URL of a constraints file.
    case constraints(String)
    case indexURL(String)
    case extraIndexURL(String)
    case findLinks(String)
    case noIndex
    /// `--no-binary`: names, `:all:` or `:none:`, comma-separated.
    case noBinary(String)
    /// `--only-binary`: names, `:all:` or `:none:`, comma-separated.
    case onlyBinary(String)
    case preReleases
    case requireHashes
    case trustedHost(String)
  }

  /// A line that cannot be understood, or an option without effect.
  package struct Diagnostic: Sendable, Hashable {
    /// The line, from 1.
    package let line: Int
    package let message: String
    /// More about the message: the line with what is wrong in it marked.
    package let detail: [String]
    package let hint: String?
    /// Whether the rest of the file may be used all the same.
    package let isWarning: Bool
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the content, in UTF-8 or, with a byte order mark, UTF-16.
  ///   - variable: returns the value of an environment variable, which `${NAME}` stands for; an unset one stays as it
  ///     is.
  package init(parsing bytes: [UInt8], variable: (String) -> String?) {
    for line in LogicalLine.lines(of: RequirementsText.decode(bytes)) {
      read(LogicalLine(number: line.number, text: RequirementsText.expand(line.text, variable)))
    }
  }

  private mutating func read(_ line: LogicalLine) {
    if line.text.hasPrefix("-") {
      readOption(line)
    } else {
      readRequirement(line)
    }
  }

  // MARK: Requirements

  private mutating func readRequirement(_ line: LogicalLine) {
    let (text, options) = line.splitOptions()
    var hashes: [HashDigest] = []
    var scanner = OptionScanner(options)
    while let option = scanner.next() {
      switch option.name {
      case "--hash":
        guard let digest = option.value.flatMap({ HashDigest($0) }) else {
          fail(line, "`\(option.value ?? "")` is no hash", hint: "a hash is written `--hash=sha256:` and 64 digits")
          return
        }
        hashes.append(digest)
      case "--config-settings", "--config-setting", "--global-option", "--install-option":
        warn(line, "`\(option.name)` has no effect: nothing is built from source yet")
      default:
        fail(line, "`\(option.name)` is not an option of a requirement", hint: "of a requirement, `--hash` is known")
        return
      }
    }
    if UnnamedRequirement.looksUnnamed(text) {
      items.append(Item(line: line.number, content: .unnamed(text, hashes: hashes)))
      return
    }
    do {
      items.append(Item(line: line.number, content: .requirement(try Requirement(text), hashes: hashes)))
    } catch {
      diagnostics.append(
        Diagnostic(
          line: line.number, message: "`\(text)` is no requirement",
          detail: error.message.isEmpty ? [] : [error.message],
          hint: error.hint, isWarning: false))
    }
  }

  // MARK: Options

  private mutating func readOption(_ line: LogicalLine) {
    var scanner = OptionScanner(line.text)
    while let option = scanner.next() {
      switch OptionKind(option.name) {
      case .valued(let make):
        guard let value = option.value ?? scanner.takeValue(), !value.isEmpty else {
          fail(line, "`\(option.name)` needs a value", hint: nil)
          return
        }
        items.append(Item(line: line.number, content: make(value)))
      case .flag(let content):
        items.append(Item(line: line.number, content: content))
      case .ignoredValued:
        _ = option.value ?? scanner.takeValue()
        warn(line, "`\(option.name)` has no effect in a requirements file here")
      case .ignoredFlag:
        warn(line, "`\(option.name)` has no effect in a requirements file here")
      case .unknown:
        fail(line, "`\(option.name)` is not an option of requirements files", hint: nil)
        return
      }
    }
  }

  private enum OptionKind {
    case valued((String) -> Content)
    case flag(Content)
    case ignoredValued
    case ignoredFlag
    case unknown

    init(_ name: String) {
      switch name {
      case "-r", "--requirement", "--requirements": self = .valued { .requirements($0) }
      case "-c", "--constraint", "--constraints": self = .valued { .constraints($0) }
      case "-e", "--editable": self = .valued { .editable($0) }
      case "-i", "--index-url", "--pypi-url": self = .valued { .indexURL($0) }
      case "--extra-index-url": self = .valued { .extraIndexURL($0) }
      case "-f", "--find-links": self = .valued { .findLinks($0) }
      case "--no-binary": self = .valued { .noBinary($0) }
      case "--only-binary": self = .valued { .onlyBinary($0) }
      case "--trusted-host": self = .valued { .trustedHost($0) }
      case "--no-index": self = .flag(.noIndex)
      case "--pre": self = .flag(.preReleases)
      case "--require-hashes": self = .flag(.requireHashes)
      case "--use-feature": self = .ignoredValued
      case "--prefer-binary": self = .ignoredFlag
      default: self = .unknown
      }
    }
  }

  private mutating func fail(_ line: LogicalLine, _ message: String, hint: String?) {
    diagnostics.append(Diagnostic(line: line.number, message: message, detail: [], hint: hint, isWarning: false))
  }

  private mutating func warn(_ line: LogicalLine, _ message: String) {
    diagnostics.append(Diagnostic(line: line.number, message: message, detail: [], hint: nil, isWarning: true))
  }
}
