internal import ArgumentParser
internal import JSONSyntax

/// The options and operands of a verb as its parser describes them, grouped for help and completion.
struct ParsedOptions {
  struct Option {
    /// The name without dashes, such as `index-url`.
    let longName: String
    /// The one-letter name.
    let shortName: String?
    /// What the value is called; `nil` for a flag.
    let valueName: String?
    let summary: String
    let isRepeating: Bool

    /// How help shows it: `-i, --index-url <INDEX_URL>`.
    var shape: String {
      var shape = shortName.map { "-\($0), " } ?? "    "
      shape += "--\(longName)"
      if let valueName { shape += " <\(valueName)>" } else if isRepeating { shape += "..." }
      return shape
    }
  }

  struct Operand {
    let shape: String
    let summary: String
  }

  struct Section {
    let title: String
    var options: [Option]
  }

  private(set) var operands: [Operand] = []
  private(set) var sections: [Section] = []

  init(_ verb: any Verb.Type) {
    guard let tree = try? JSONValue(parsing: verb._dumpHelp()),
      let arguments = tree["command"]?["arguments"]?.arrayValue
    else { return }
    for argument in arguments where argument["shouldDisplay"]?.boolValue == true { add(argument) }
    // What every command takes comes last.
    if let index = sections.firstIndex(where: { $0.title == OptionSection.global.rawValue }) {
      sections.append(sections.remove(at: index))
    }
  }

  private mutating func add(_ argument: JSONValue) {
    let summary = argument["abstract"]?.stringValue ?? ""
    let value = (argument["valueName"]?.stringValue ?? "").uppercased().replacingDashes
    let isRepeating = argument["isRepeating"]?.boolValue ?? false
    guard argument["kind"]?.stringValue != "positional" else {
      let shape = (argument["isOptional"]?.boolValue ?? false) ? "[\(value)]" : "<\(value)>"
      operands.append(Operand(shape: shape + (isRepeating ? "..." : ""), summary: summary))
      return
    }
    var long: String?, short: String?
    for name in argument["names"]?.arrayValue ?? [] {
      let text = name["name"]?.stringValue
      if name["kind"]?.stringValue == "short" { short = short ?? text } else { long = long ?? text }
    }
    guard let long else { return }
    let isFlag = argument["kind"]?.stringValue == "flag"
    let option = Option(
      longName: long, shortName: short, valueName: isFlag ? nil : value,
      summary: long == "help" ? "Show this help" : summary, isRepeating: isRepeating)
    let title = argument["sectionTitle"]?.stringValue ?? (long == "help" ? OptionSection.global.rawValue : "Options")
    if let index = sections.firstIndex(where: { $0.title == title }) {
      sections[index].options.append(option)
    } else {
      sections.append(Section(title: title, options: [option]))
    }
  }
}

/// The headings that help groups options under.
enum OptionSection: String {
  case index = "Index options"
  case resolver = "Resolver options"
  case installer = "Installer options"
  case build = "Build options"
  case cache = "Cache options"
  case python = "Python options"
  case global = "Global options"
}

extension String {
  fileprivate var replacingDashes: String { String(map { $0 == "-" ? "_" : $0 }) }
}
