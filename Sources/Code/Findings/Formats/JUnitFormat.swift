/// JUnit's XML, in which every finding is a test that failed.
struct JUnitFormat {
  func render(_ files: [FileFindings]) -> String {
    let files = files.filter { !$0.findings.isEmpty }
    let count = files.reduce(0) { $0 + $1.findings.count }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"adder\" tests=\"\(max(count, 1))\" skipped=\"0\" failures=\"\(count)\" errors=\"0\">\n"
    if files.isEmpty {
      text += suite("adder", tests: 1, failures: 0)
      text += "        <testcase name=\"No errors found\" classname=\"adder\"/>\n    </testsuite>\n"
    }
    for file in files {
      text += suite(file.absolutePath, tests: file.findings.count, failures: file.findings.count)
      for finding in file.findings { text += testCase(finding, withoutExtension(file.absolutePath)) }
      text += "    </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func suite(_ name: String, tests: Int, failures: Int) -> String {
    "    <testsuite name=\"\(escape(name))\" tests=\"\(tests)\" skipped=\"0\" errors=\"0\" failures=\"\(failures)\" "
      + "package=\"org.adder\">\n"
  }

  private func testCase(_ finding: Finding, _ className: String) -> String {
    let message = escape(finding.message)
    let start = finding.start
    let hasPlace = !finding.isAboutWholeFile && finding.cell == nil
    let place = hasPlace ? " line=\"\(start.line)\" column=\"\(start.column)\"" : ""
    let text = hasPlace ? "line \(start.line), col \(start.column), \(message)" : message
    return """
              <testcase name="org.adder.\(escape(finding.label))" classname="\(escape(className))"\(place)>
                  <properties>
                      <property name="severity" value="error"/>
                  </properties>
                  <failure message="\(message)">\(text)</failure>
              </testcase>

      """
  }

  private func withoutExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path }
    return String(path.dropLast(name[dot...].count))
  }

  /// The text as XML has it; control characters, which XML cannot have, are left out.
  private func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
