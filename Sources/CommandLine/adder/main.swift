import Commands
import SystemIO

exitImmediately(runCommandLine(CommandLine.arguments))
