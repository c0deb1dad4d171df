package import ArgumentParser
internal import TerminalUI

/// `self version`: prints the program's version.
package struct VersionVerb: Verb {
  package static let path = ["self", "version"]
  package static let summary = "Print the version of adder"

  @Flag(help: "Print the number alone") var short = false
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    context.console.result(short ? ProgramVersion.current : ProgramVersion.text(calledAs: context.program))
    return .success
  }
}
