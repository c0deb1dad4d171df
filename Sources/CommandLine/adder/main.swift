import Commands
import SystemIO

openStandardStreams()
exitImmediately(runCommandLine(CommandLine.arguments))
