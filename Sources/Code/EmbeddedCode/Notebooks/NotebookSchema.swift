/// What a value of a notebook must be: <https://nbformat.readthedocs.io/en/latest/format_description.html>.
///
/// A file that breaks the schema is refused rather than written anew, as what it holds could be lost.
indirect enum NotebookSchema: Sendable {
  case anything
  case text
  /// An integer of 64 bits.
  case integer
  /// A text, or a list of texts.
  case lines
  case list(of: NotebookSchema)
  /// Members with their schemas.
  case object([Member], allowsOthers: Bool)
  /// The cell whose `cell_type` it says.
  case cell

  struct Member: Sendable {
    var name: String
    var schema: NotebookSchema
    var isRequired: Bool

    static func required(_ name: String, _ schema: NotebookSchema) -> Member {
      Member(name: name, schema: schema, isRequired: true)
    }

    /// A member that may be missing; `null` is the same.
    static func optional(_ name: String, _ schema: NotebookSchema) -> Member {
      Member(name: name, schema: schema, isRequired: false)
    }
  }

  // MARK: - Notebooks

  static let notebook = object(
    [
      .required("cells", .list(of: .cell)), .required("metadata", metadata), .required("nbformat", .integer),
      .required("nbformat_minor", .integer),
    ], allowsOthers: false)

  private static let metadata = object(
    [
      .optional("authors", .anything), .optional("orig_nbformat", .integer), .optional("title", .text),
      .optional("kernelspec", .object([.optional("language", .text)], allowsOthers: true)),
      .optional(
        "language_info",
        .object(
          [
            .required("name", .text), .optional("codemirror_mode", .anything), .optional("file_extension", .text),
            .optional("mimetype", .text), .optional("pygments_lexer", .text),
          ], allowsOthers: true)),
    ], allowsOthers: true)

  private static let cellMetadata = object(
    [.optional("vscode", .object([.required("languageId", .text)], allowsOthers: true))], allowsOthers: true)

  private static let codeCell = object(
    [
      .required("cell_type", .text), .optional("execution_count", .integer), .optional("id", .text),
      .required("metadata", cellMetadata), .required("outputs", .list(of: .anything)), .required("source", .lines),
    ], allowsOthers: false)

  private static let textCell = object(
    [
      .required("cell_type", .text), .optional("attachments", .anything), .optional("id", .text),
      .required("metadata", cellMetadata), .required("source", .lines),
    ], allowsOthers: false)

  // MARK: - Checking

  /// Where and how a value breaks the schema; nil if it does not. Members that are `null` and may be missing are taken
  /// out.
  ///
  /// - Parameter place: how the value is called.
  func problem(in value: inout NotebookValue, _ place: String) -> String? {
    switch self {
    case .anything: return nil
    case .text: return value.text == nil ? "\(place) is not text" : nil
    case .integer:
      if case .number(let text) = value, Int64(text) != nil { return nil }
      return "\(place) is not an integer"
    case .lines:
      if value.text != nil { return nil }
      guard let elements = value.elements, elements.allSatisfy({ $0.text != nil }) else {
        return "\(place) is neither text nor a list of texts"
      }
      return nil
    case .list(let schema):
      guard var elements = value.elements else { return "\(place) is not a list" }
      for index in elements.indices {
        let name = if case .cell = schema { "cell \(index + 1)" } else { "\(place)[\(index)]" }
        if let problem = schema.problem(in: &elements[index], name) { return problem }
      }
      value = .array(elements)
      return nil
    case .cell:
      guard value.isObject else { return "\(place) is not an object" }
      switch value["cell_type"]?.text {
      case "code": return Self.codeCell.problem(in: &value, place)
      case "markdown", "raw": return Self.textCell.problem(in: &value, place)
      case let other?: return "\(place) has the unknown `cell_type` `\(other)`"
      case nil: return "\(place) has no `cell_type`"
      }
    case .object(let members, let allowsOthers):
      guard case .object(var content) = value else { return "\(place) is not an object" }
      for member in members {
        guard var inner = content[member.name], member.isRequired || inner != .null else {
          if member.isRequired { return "\(place) has no `\(member.name)`" }
          content[member.name] = nil
          continue
        }
        if let problem = member.schema.problem(in: &inner, "`\(member.name)` of \(place)") { return problem }
        content[member.name] = inner
      }
      if !allowsOthers {
        let known = Set(members.map(\.name))
        if let unknown = content.keys.filter({ !known.contains($0) }).min() {
          return "\(place) has the unknown member `\(unknown)`"
        }
      }
      value = .object(content)
      return nil
    }
  }
}
