import Support
import SystemIO
import SystemPackage

extension Interpreter {
  /// Stops where the installation belongs to a package manager of the system and is not to be changed by others.
  ///
  /// An environment never does, and neither does a directory given with `--target` or `--prefix`, for which this is not
  /// to be called. `--break-system-packages` is the user's way around it. See
  /// [PEP 668](https://peps.python.org/pep-0668/).
  ///
  /// - Throws: ``InterpreterError/externallyManaged(prefix:explanation:)``.
  package func requireNotExternallyManaged() throws {
    guard !isVirtualEnvironment else { return }
    let marker = FilePath(facts.standardLibrary).appending("EXTERNALLY-MANAGED")
    guard let bytes = try? readRegularFileIfPresent(marker, limit: smallFileLimit) else { return }
    let explanation = ExternallyManagedMarker.explanation(in: String(decoding: bytes, as: UTF8.self))
    throw InterpreterError.externallyManaged(prefix: prefix, explanation: explanation)
  }
}

/// The marker file of PEP 668: an INI file whose section `externally-managed` may hold an `Error` to show.
enum ExternallyManagedMarker {
  /// Returns the message; `nil` where there is none, or the file is not what it should be.
  static func explanation(in text: String) -> String? {
    var isInSection = false
    var lines: [String]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isContinuation = line.first == " " || line.first == "\t"
      let content = line.trimming(.unicode)
      if isContinuation, lines != nil {
        lines?.append(String(content))
      } else if content.isEmpty {
        if lines != nil { lines?.append("") }
      } else if lines != nil {
        break
      } else if content.hasPrefix("["), content.hasSuffix("]") {
        isInSection = content == "[externally-managed]"
      } else if isInSection, let equals = content.firstIndex(where: { $0 == "=" || $0 == ":" }),
        content[..<equals].trimming(.unicode) == "Error"
      {
        lines = [String(content[content.index(after: equals)...].trimming(.unicode))]
      }
    }
    guard var lines else { return nil }
    while lines.last == "" { lines.removeLast() }
    // A lone dot stands for an empty line where the format would end the value.
    let message = lines.map { $0 == "." ? "" : $0 }.joined(separator: "\n")
    return message.isEmpty ? nil : message
  }
}
