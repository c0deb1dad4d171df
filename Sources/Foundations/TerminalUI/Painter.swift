package import SystemIO

/// When to write colours.
package enum ColorChoice: String, Sendable, CaseIterable {
  /// Only to a terminal, unless environment variables say otherwise.
  case auto
  case always
  case never
}

/// A colour or weight of text.
package enum TextStyle: Sendable {
  case bold
  case dim
  case underline
  case red
  case green
  case yellow
  case blue
  case cyan
  case brightRed
  case brightBlue

  fileprivate var code: String {
    switch self {
    case .bold: "1"
    case .dim: "2"
    case .underline: "4"
    case .red: "31"
    case .green: "32"
    case .yellow: "33"
    case .blue: "34"
    case .cyan: "36"
    case .brightRed: "91"
    case .brightBlue: "94"
    }
  }
}

/// Adds colour to text for one stream, or leaves it alone.
package struct Painter: Sendable, Hashable {
  /// Whether escape sequences are written at all.
  package let isEnabled: Bool

  /// A painter that does nothing, or always paints.
  package init(isEnabled: Bool) {
    self.isEnabled = isEnabled
  }

  /// Decides for a stream: an explicit choice, then `NO_COLOR`, `FORCE_COLOR` and `CLICOLOR_FORCE`, then whether the
  /// stream is a terminal that is not `dumb`.
  package init(for stream: StandardStream, choice: ColorChoice) {
    switch choice {
    case .always: isEnabled = true
    case .never: isEnabled = false
    case .auto:
      if ProcessEnvironment.nonEmptyValue("NO_COLOR") != nil {
        isEnabled = false
      } else if Self.isForced("FORCE_COLOR") || Self.isForced("CLICOLOR_FORCE") {
        isEnabled = true
      } else {
        isEnabled = stream.isTerminal && ProcessEnvironment.value("TERM") != "dumb"
      }
    }
  }

  private static func isForced(_ name: String) -> Bool {
    guard let value = ProcessEnvironment.nonEmptyValue(name) else { return false }
    return value != "0"
  }

  /// The text in the given styles.
  ///
  /// What is added becomes escape sequences only where a ``Console`` writes it (or ``terminalText(_:)`` is asked):
  /// every other escape character there is foreign and made harmless.
  package func paint(_ text: String, _ styles: TextStyle...) -> String {
    guard isEnabled, !styles.isEmpty else { return text }
    let mark = TerminalText.mark
    return mark + "[" + styles.map(\.code).joined(separator: ";") + "m" + text + mark + "[0m"
  }
}
