import PackagingStandards
import Testing

/// `packaging` puts the tags of plain Linux (`linux_x86_64`) before those that promise more from its release 26.3 on, and
/// after them before that, as uv does and adder with it; those tags are left out of the comparison.
@Suite(.tags(.network), .enabled(if: isNetworkAllowed)) struct TagOracleTests {
  @Test func tagsAreThoseOfPackagingInItsOrder() throws {
    var differences = Differences()
    for fields in try Oracle.shared.get().lines(of: "tags.py") {
      let tags: [String]
      switch fields[0] {
      case "platform": tags = try platform(fields[1]).tags.filter { !$0.hasPrefix("linux_") }
      case "cpython":
        let implementation = InterpreterTags.Implementation.cPython(
          isFreeThreaded: fields[2].contains("t"), isDebug: fields[2].contains("d"))
        tags = try self.tags(implementation, minor: fields[1], Platform(.windows, .amd64))
      case "pypy": tags = try self.tags(.pyPy(major: 7, minor: 3), minor: fields[1], Platform(.windows, .amd64))
      case "running":
        let machine = try #require(Architecture(machine: fields[3]))
        let platform = Platform(.manylinux(major: 2, minor: try #require(Int(fields[2]))), machine)
        tags = try self.tags(.cPython(isFreeThreaded: false, isDebug: false), minor: fields[1], platform)
          .filter { !$0.contains("-linux_") }
      default:
        Issue.record("unknown line \(fields)")
        continue
      }
      let expected = fields[fields.count - 1].split(separator: " ").map(String.init)
      differences.check(tags == expected, "\(fields.dropLast()):\n  \(expected)\nnot\n  \(tags)")
    }
    differences.require(atLeast: 120)
  }

  private func tags(
    _ implementation: InterpreterTags.Implementation, minor: String, _ platform: Platform
  ) throws -> [String] {
    let interpreter = InterpreterTags(implementation, pythonMajor: 3, pythonMinor: try #require(Int(minor)))
    return CompatibleTags(interpreter: interpreter, platform: platform).tags.map(\.description)
  }

  private func platform(_ text: String) throws -> Platform {
    let parts = text.split(separator: " ").map(String.init)
    let first = try #require(Int(parts[1]))
    let last = parts[parts.count - 1]
    switch parts[0] {
    case "android":
      let architectures = ["arm64_v8a": Architecture.aarch64, "x86_64": .amd64, "x86": .i686, "armeabi_v7a": .armv7l]
      return Platform(.android(apiLevel: first), try #require(architectures[last]))
    case "ios":
      let architecture = last.hasPrefix("arm64") ? Architecture.aarch64 : .amd64
      let minor = try #require(Int(parts[2]))
      return Platform(.iOS(major: first, minor: minor, isSimulator: last.hasSuffix("simulator")), architecture)
    default:
      let architecture = try #require(Architecture(machine: last))
      let minor = try #require(Int(parts[2]))
      switch parts[0] {
      case "macos": return Platform(.macOS(major: first, minor: minor), architecture)
      case "manylinux": return Platform(.manylinux(major: first, minor: minor), architecture)
      default: return Platform(.musllinux(major: first, minor: minor), architecture)
      }
    }
  }
}
