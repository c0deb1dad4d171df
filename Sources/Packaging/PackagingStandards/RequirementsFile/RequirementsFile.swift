import Support

/// A requirements file in pip's syntax: requirements, one a line, and options.
///
/// Reading never fails: what cannot be understood becomes a diagnostic with its line, and the rest still counts.
/// Files that it names are not read; the reader of the file does that, so that includes can be limited.
///
/// See the [requirements file format](https://pip.pypa.io/en/stable/reference/requirements-file-format/).
package struct RequirementsFile: Sendable {
  /// What the lines ask for, in order.
  package private(set) var items: [Item] = []
  /// What could not be understood, in order; of very many the first.
  package private(set) var diagnostics: [Diagnostic] = []
  private var hasErrors = false

  /// One thing that a line asks for.
  package struct Item: Sendable {
    /// The line it starts on, from 1.
    package let line: Int
    /// What the line says.
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
    case requireHashes
  }

  /// A line that cannot be understood, or an option without effect.
  package struct Diagnostic: Sendable, Hashable {
    /// The line, from 1.
    package let line: Int
    package let message: String
    /// More about the message: the line with what is wrong in it marked.
    package let detail: [String]
    /// What to do about it.
    package let hint: String?
    /// Whether the rest of the file may be used all the same.
    package let isWarning: Bool
  }

  /// How many lines that cannot be understood are told of.
  private static var mostDiagnostics: Int { 100 }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the content, in UTF-8 or, with a byte order mark, UTF-16.
  ///   - variable: returns the value of an environment variable, which `${NAME}` stands for; an unset one stays as it
  ///     is.
  /// - Complexity: O(*n*) in the number of bytes.
  package init(parsing bytes: [UInt8], variable: (String) -> String?) {
    RequirementsLines.forEach(bytes, variable: variable) { line in
      if !isUTF8(line.bytes) {
        fail(line, "the line is not in UTF-8", hint: "save the file in UTF-8")
      } else if line.bytes[0] == UInt8(ascii: "-") {
        readOptions(line)
      } else {
        readRequirement(line)
      }
    }
  }

  private func isUTF8(_ bytes: Span<UInt8>) -> Bool {
    for index in 0..<bytes.count where bytes[index] >= 0x80 {
      return unsafe bytes.withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) } != nil
    }
    return true
  }

  // MARK: Requirements

  private mutating func readRequirement(_ line: borrowing RequirementsLines.Line) {
    let end = endOfRequirement(line.bytes)
    guard let hashes = hashes(line.bytes.extracting(end..<line.bytes.count), line) else { return }
    let bytes = line.bytes.extracting(0..<end).trimmingSpace()
    if UnnamedRequirement.looksUnnamed(bytes) {
      items.append(Item(line: line.number, content: .unnamed(String(bytes), hashes: hashes)))
      return
    }
    var warnings: [MarkerWarning] = []
    do throws(RequirementParseError) {
      let requirement = try Requirement(parsing: bytes, warnings: &warnings)
      items.append(Item(line: line.number, content: .requirement(requirement, hashes: hashes)))
    } catch {
      let text = bytes.count > 200 ? "\(String(bytes.extracting(0..<100)))..." : String(bytes)
      fail(
        line, "`\(maskingCredentials(in: text))` is no requirement", detail: [error.message, error.excerpt],
        hint: error.hint)
    }
    for warning in warnings { warn(line, warning.message) }
  }

  /// Where the options behind a requirement start: at the first word that begins with `--`.
  private func endOfRequirement(_ bytes: Span<UInt8>) -> Int {
    var index = 0
    while index + 2 < bytes.count {
      if bytes[index + 1] == UInt8(ascii: "-"), bytes[index + 2] == UInt8(ascii: "-"), isSpace(bytes[index]) {
        return index
      }
      index += 1
    }
    return bytes.count
  }

  /// The hashes among the options of a requirement; `nil` if something is wrong with these.
  private mutating func hashes(_ options: Span<UInt8>, _ line: borrowing RequirementsLines.Line) -> [HashDigest]? {
    var hashes: [HashDigest] = []
    var reader = RequirementsOptionReader(options)
    while let name = reader.next() {
      switch name {
      case "--hash":
        guard let value = reader.word() else {
          fail(line, "`--hash` needs a value", hint: Self.hashHint)
          return nil
        }
        guard let digest = HashDigest(value) else {
          fail(line, Self.fault(ofHash: value), hint: Self.hashHint)
          return nil
        }
        guard Self.checkedAlgorithms.contains(digest.algorithm) else {
          fail(line, "`\(digest.algorithm.name)` hashes cannot be checked", hint: Self.hashHint)
          return nil
        }
        hashes.append(digest)
      case "--config-settings", "--config-setting", "--global-option", "--install-option":
        _ = reader.word()
        warn(line, "`\(name)` has no effect: nothing is built from source yet")
      default:
        fail(line, "`\(name)` is not an option of a requirement", hint: "of a requirement, `--hash` is known")
        return nil
      }
    }
    return hashes
  }

  private static var checkedAlgorithms: [HashAlgorithm] { [.sha256, .sha384, .sha512, .md5] }
  private static var hashHint: String { "a hash is written `--hash=sha256:` and 64 hexadecimal digits" }

  private static func fault(ofHash text: String) -> String {
    let name = text.prefix { $0 != ":" && $0 != "=" }
    if name.count == text.count { return "`\(text)` is no hash" }
    guard let algorithm = HashAlgorithm(name: name) else { return "`\(name)` is not the name of a hash algorithm" }
    return "`\(text)` is no hash: `\(algorithm.name)` has \(algorithm.digestByteCount * 2) hexadecimal digits"
  }

  // MARK: Options

  private mutating func readOptions(_ line: borrowing RequirementsLines.Line) {
    var reader = RequirementsOptionReader(line.bytes)
    while let name = reader.next() {
      guard let option = RequirementsFileOption(name) else {
        fail(line, "`\(name)` is not an option of requirements files")
        return
      }
      switch option {
      case .path(let make), .word(let make):
        var value: String?
        if case .path = option { value = reader.path() } else { value = reader.word() }
        guard let value else {
          fail(line, "`\(name)` needs a value")
          return
        }
        items.append(Item(line: line.number, content: make(value)))
      case .flag(let content):
        items.append(Item(line: line.number, content: content))
      case .ignored(let takesValue, let hint):
        if takesValue { _ = reader.word() }
        warn(line, "`\(name)` has no effect in a requirements file", hint: hint)
      }
    }
  }

  private mutating func fail(
    _ line: borrowing RequirementsLines.Line, _ message: String, detail: [String] = [], hint: String? = nil
  ) {
    note(Diagnostic(line: line.number, message: message, detail: detail, hint: hint, isWarning: false))
  }

  private mutating func warn(_ line: borrowing RequirementsLines.Line, _ message: String, hint: String? = nil) {
    note(Diagnostic(line: line.number, message: message, detail: [], hint: hint, isWarning: true))
  }

  private mutating func note(_ diagnostic: Diagnostic) {
    // An error is never lost: at most so many warnings stand before it.
    if diagnostics.count < Self.mostDiagnostics || !diagnostic.isWarning && !hasErrors {
      diagnostics.append(diagnostic)
    }
    if !diagnostic.isWarning { hasErrors = true }
  }
}
