import ArgumentParser
import SystemIO
import SystemPackage
import TerminalUI

struct VenvOperation { init(verb: VenvVerb, context: CommandContext) {}; func run() throws -> ExitStatus { .success } }
struct PipInstallOperation {
  init(verb: PipInstallVerb, context: CommandContext) {}; func run() throws -> ExitStatus { .success }
}
struct PipSyncOperation {
  init(verb: PipSyncVerb, context: CommandContext) {}; func run() throws -> ExitStatus { .success }
}
struct PipCompileOperation {
  init(verb: PipCompileVerb, context: CommandContext) {}; func run() throws -> ExitStatus { .success }
}
struct PipUninstallOperation {
  init(verb: PipUninstallVerb, context: CommandContext) {}; func run() throws -> ExitStatus { .success }
}
struct PipListOperation {
  init(verb: PipListVerb, context: CommandContext) {}; func run() throws -> ExitStatus { .success }
}
struct PipFreezeOperation {
  init(verb: PipFreezeVerb, context: CommandContext) {}; func run() throws -> ExitStatus { .success }
}
extension CommandContext {
  func cacheDirectory(_ o: CacheOptions) throws -> FilePath { "/x" }
}
