import Testing

/// That the tests' way of running the program gives it what a test says.
@Suite struct ProgramRunTests {
  @Test func variablesOfOneRunTakeThePlaceOfThoseOfAllRuns() throws {
    let run = try ProgramRun()
    run.environment = ["ADDER_CACHE_DIR=/of/all/runs", "SHELL=/bin/sh"]
    #expect(try run("cache dir").standardOutput == "/of/all/runs\n")
    #expect(try run("cache dir", environment: ["ADDER_CACHE_DIR=/of/one"]).standardOutput == "/of/one\n")
    #expect(ProgramRun.merged(["A=1", "B=1", "A=2", "B", "C=x=y", "A="]) == ["B", "C=x=y", "A="])
  }
}
