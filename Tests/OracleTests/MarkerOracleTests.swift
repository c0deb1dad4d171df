import IndexAccess
import PackagingStandards
import Testing

@Suite(.tags(.network), .enabled(if: isNetworkAllowed)) struct MarkerOracleTests {
  @Test func requirementsAndMarkersAreThoseOfPackaging() throws {
    let oracle = try Oracle.shared.get()
    let seed = UInt32.random(in: .min ... .max)
    let lines = try oracle.lines(
      of: "markers.py", arguments: [PackageIndex.defaultURL, "\(seed)"], input: oracle.packageNames())
    let environments = lines.filter { $0[0] == "environment" }.map { environment($0) }
    var (requirements, markers) = (Differences(), Differences())
    for fields in lines {
      switch fields[0] {
      case "environment": break
      case "requirement": try check(requirement: fields, &requirements)
      case "marker": try check(marker: fields, environments, &markers)
      default: Issue.record("unknown line \(fields)")
      }
    }
    requirements.require(atLeast: 5_000)
    markers.require(atLeast: 100_000)
  }

  private func environment(_ fields: [String]) -> MarkerEnvironment {
    MarkerEnvironment(
      implementationName: fields[1], implementationVersion: fields[2], osName: fields[3], platformMachine: fields[4],
      platformPythonImplementation: fields[5], platformRelease: fields[6], platformSystem: fields[7],
      platformVersion: fields[8], pythonFullVersion: fields[9], pythonVersion: fields[10], sysPlatform: fields[11])
  }

  private func check(requirement fields: [String], _ differences: inout Differences) throws {
    guard let requirement = try? Requirement(fields[1]) else {
      differences.check(fields.count == 2, "`\(fields[1])` is refused")
      return
    }
    guard fields.count == 7 else {
      differences.check(false, "`\(fields[1])` is accepted")
      return
    }
    let extras = requirement.extras.map(\.string).sorted().joined(separator: ",")
    let specifiers = Set(try VersionSpecifierSet(fields[4]))
    let isSame =
      requirement.name.string == fields[2] && extras == fields[3] && Set(requirement.specifiers) == specifiers
      && requirement.url?.text ?? "" == fields[5]
      // A marker that always holds is none.
      && (requirement.marker.isTrue || fields[6] == "1")
    differences.check(isSame, "`\(fields[1])` is \(requirement), not \(fields[2...])")
    let reread = try Requirement(requirement.text)
    differences.check(reread == requirement, "`\(requirement.text)` reads back differently")
  }

  private func check(
    marker fields: [String], _ environments: [MarkerEnvironment], _ differences: inout Differences
  ) throws {
    let marker = try MarkerTree(fields[1])
    let extras = try fields[2].split(separator: ",").map { try ExtraName(String($0)) }
    let choices = [[]] + extras.map { [$0] }
    // A pre-release of Python counts as that Python, where `packaging` compares the full version.
    let comparesFullVersions = fields[1].contains("full_version") || fields[1].contains("implementation_version")
    var results = fields[3].utf8.makeIterator()
    for environment in environments {
      let isComparable = !(comparesFullVersions && environment.python?.isPreRelease == true)
      for choice in choices {
        guard let expected = results.next(), expected != UInt8(ascii: "?"), isComparable else { continue }
        let holds = marker.evaluate(environment, extras: choice)
        differences.check(
          holds == (expected == UInt8(ascii: "1")),
          "`\(fields[1])` is \(holds) on \(environment.sysPlatform), Python \(environment.pythonFullVersion), \(choice)"
        )
      }
    }
  }
}
