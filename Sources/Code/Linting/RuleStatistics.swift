package import Findings
internal import JSONSyntax

/// How often each rule was broken, most often first.
package struct RuleStatistics {
  /// How the numbers are printed.
  package enum Layout {
    /// One line a rule: the count, the code and the name, in columns.
    case table
    /// An array of objects, with the members that ruff's output has.
    case json
  }

  private struct Row {
    let code: String?
    let name: String
    var count: Int
  }

  private var rows: [Row] = []

  /// Counts the findings in files.
  package init(_ files: [FileFindings]) {
    var places: [String: Int] = [:]
    for finding in files.flatMap(\.findings) {
      if let place = places[finding.label] {
        rows[place].count += 1
      } else {
        places[finding.label] = rows.count
        rows.append(Row(code: finding.code, name: finding.name, count: 1))
      }
    }
    rows.sort { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// The numbers, ready to print.
  package func render(_ layout: Layout) -> String {
    switch layout {
    case .table: table
    case .json: json
    }
  }

  private var table: String {
    let countWidth = rows.map { String($0.count).count }.max() ?? 0
    let codeWidth = rows.map { $0.code?.count ?? 0 }.max() ?? 0
    var text = ""
    for row in rows {
      let count = String(row.count)
      let code = row.code ?? ""
      text += String(repeating: " ", count: countWidth - count.count) + count + "\t" + code
      text += String(repeating: " ", count: codeWidth - code.count) + "\t" + row.name + "\n"
    }
    return text
  }

  private var json: String {
    var writer = JSONWriter(layout: .indented(2))
    writer.array { writer in
      for row in rows {
        writer.object { writer in
          writer.member("code", row.code)
          writer.member("name", row.name)
          writer.member("count", row.count)
          writer.member("fixable", false)
          writer.member("fixable_count", 0)
        }
      }
    }
    return writer.text + "\n"
  }
}
