import JSONSyntax
import Support
import SystemIO
import SystemPackage

/// Runs an interpreter once and reads what it tells of itself.
enum InterpreterProbe {
  /// How long an interpreter may take. A cold start from a network drive takes seconds; one that waits for input, for
  /// ever.
  static let defaultTimeout: Duration = .seconds(30)
  /// How much an interpreter may print; the answer takes a few thousand bytes.
  private static let outputLimit = 4 << 20

  /// - Throws: ``InterpreterError``.
  static func run(_ executable: FilePath, timeout: Duration) throws -> InterpreterFacts {
    let output: ProcessOutput
    do {
      output = try runProcess(
        executable, ["-I", "-B", "-c", ProbeScript.source], variables: variables(), timeout: timeout,
        outputLimit: outputLimit)
    } catch {
      throw InterpreterError.cannotStart(executable, explanation(of: error))
    }
    if output.timedOut { throw InterpreterError.timedOut(executable, after: timeout) }
    if output.exceededLimit { throw InterpreterError.unexpectedAnswer(executable, "it printed more than 4 MiB") }
    let errors = String(decoding: output.standardError, as: UTF8.self)
    guard output.exitCode == 0 else {
      if errors.contains("nknown option: -I") { throw InterpreterError.tooOld(executable, version: nil) }
      throw InterpreterError.exited(executable, code: output.exitCode, output: lastLines(of: errors))
    }
    guard let answer = answer(in: output.standardOutput) else {
      let printed = lastLines(of: String(decoding: output.standardOutput, as: UTF8.self))
      throw InterpreterError.unexpectedAnswer(executable, printed.isEmpty ? "it printed nothing" : printed)
    }
    do {
      let value = try JSONValue(parsing: answer)
      if let version = value["unsupported"]?.stringValue {
        throw InterpreterError.tooOld(executable, version: version)
      }
      return try InterpreterFacts(answer: value)
    } catch InterpreterAnswerError.field(let name) {
      throw InterpreterError.unexpectedAnswer(executable, "no usable value for `\(name)`")
    } catch let error as JSONError {
      throw InterpreterError.unexpectedAnswer(executable, "\(error)")
    }
  }

  /// The variables of this process, less those that change what an interpreter says of itself, plus two that keep
  /// macOS and setuptools from telling something else than usual.
  private static func variables() -> [String] {
    let dropped = ["__PYVENV_LAUNCHER__=", "PYTHONEXECUTABLE=", "SYSTEM_VERSION_COMPAT=", "SETUPTOOLS_USE_DISTUTILS="]
    let kept = ProcessEnvironment.all().filter { variable in !dropped.contains { variable.hasPrefix($0) } }
    return kept + ["SYSTEM_VERSION_COMPAT=0", "SETUPTOOLS_USE_DISTUTILS=stdlib"]
  }

  /// The rest of the last line that starts with the mark.
  private static func answer(in output: [UInt8]) -> [UInt8]? {
    let mark = Array(ProbeScript.answerMark.utf8)
    let lines = output.split(separator: UInt8(ascii: "\n"))
    return lines.last { $0.starts(with: mark) }.map { Array($0.dropFirst(mark.count)) }
  }

  /// The last lines of what a process printed, short enough for a message.
  private static func lastLines(of text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).suffix(5)
    let shown = lines.joined(separator: "\n")
    return shown.count > 500 ? "..." + shown.suffix(500) : shown
  }
}
