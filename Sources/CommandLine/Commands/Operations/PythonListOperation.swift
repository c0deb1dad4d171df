internal import Interpreters
internal import JSONSyntax
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `python list` does: a row for each executable, the newest version first.
struct PythonListOperation {
  let settings: PythonListSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    let finder = try settings.interpreters.finder(try context.openCache(settings.cache))
    let rows = Self.ordered(finder.all(settings.request).map(\.interpreter)).map { Row($0) }
    switch settings.format {
    case .text: list(rows)
    case .json: context.showUnlessQuiet(json(rows))
    }
    return .success
  }

  /// By implementation, then the newest version and within one the most telling name first: `python3.12`, `python3`,
  /// `python`.
  static func ordered(_ interpreters: [Interpreter]) -> [Interpreter] {
    interpreters.sorted { left, right in
      let (mine, other) = (left.facts, right.facts)
      if mine.markers.implementationName != other.markers.implementationName {
        return rank(mine) == rank(other)
          ? mine.markers.implementationName > other.markers.implementationName : rank(mine) < rank(other)
      }
      if mine.version != other.version { return mine.version > other.version }
      if mine.variant != other.variant { return mine.variant.rawValue < other.variant.rawValue }
      return left.path.string > right.path.string
    }
  }

  private static func rank(_ facts: InterpreterFacts) -> Int {
    PythonImplementation(named: facts.markers.implementationName).map { Int($0.rawValue) } ?? .max
  }

  private struct Row {
    let facts: InterpreterFacts
    let path: FilePath
    /// What the executable is a link to.
    let target: FilePath?

    init(_ interpreter: Interpreter) {
      facts = interpreter.facts
      path = interpreter.path
      target = try? readLink(interpreter.path)
    }
  }

  private func list(_ rows: [Row]) {
    let painter = context.console.output
    var table = TextTable(columns: 2, gap: 4)
    for row in rows {
      var place = painter.paint(row.path.string, .cyan)
      if let target = row.target { place += " -> " + painter.paint(target.string, .cyan) }
      table.append([row.facts.installationKey, place])
    }
    for line in table.lines { context.showUnlessQuiet(line) }
  }

  private func json(_ rows: [Row]) -> String {
    let elements = rows.map { row -> JSONValue in
      let facts = row.facts
      let platform = facts.platform
      return .object([
        JSONValue.Member("key", .string(facts.installationKey)),
        JSONValue.Member("version", .string(facts.version.description)),
        JSONValue.Member(
          "version_parts",
          .object([
            JSONValue.Member("major", number(facts.version.major)),
            JSONValue.Member("minor", number(facts.version.minor)),
            JSONValue.Member("patch", number(facts.version.patch)),
          ])),
        JSONValue.Member("path", .string(row.path.string)),
        JSONValue.Member("symlink", row.target.map { .string($0.string) } ?? .null),
        JSONValue.Member("url", .null),
        JSONValue.Member("os", text(platform.operatingSystem)),
        JSONValue.Member("variant", .string(facts.variant.name)),
        JSONValue.Member("implementation", .string(facts.markers.implementationName)),
        JSONValue.Member("arch", text(platform.architecture)),
        JSONValue.Member("libc", text(platform.cLibrary)),
      ])
    }
    var writer = JSONWriter()
    writer.value(.array(elements))
    return writer.text
  }

  private func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private func number(_ number: UInt64) -> JSONValue { .integer(Int64(clamping: number)) }
}
