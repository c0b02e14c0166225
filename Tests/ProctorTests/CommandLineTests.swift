import Foundation
import TestSupport
import Testing

@testable import proctor

@Suite("Help, version, doctor and policies")
struct CommandLineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "Every command explains itself",
    arguments: [
      [], ["analyze"], ["policy"], ["policy", "check"], ["models"], ["models", "list"], ["models", "fetch"],
      ["models", "verify"], ["policy", "replay"], ["doctor"], ["say"], ["score"], ["kb"], ["kb", "ingest"],
      ["kb", "search"], ["kb", "seed"], ["kb", "list"], ["kb", "remove"], ["kb", "embed"], ["serve"],
      ["worker"],
      ["token"], ["migrate"], ["jobs"], ["jobs", "list"], ["jobs", "retry"], ["jobs", "withdraw"], ["report"],
      ["export"], ["erase"], ["audit"], ["audit", "list"], ["audit", "verify"], ["openapi"],
    ])
  func help(command: [String]) async throws {
    let ending = try await ProctorRun.run(command + ["--help"])
    #expect(ending.status == 0 && ending.errors.isEmpty)
    #expect(ending.output.contains("OVERVIEW: "))
    #expect(ending.output.contains("USAGE: " + (["proctor"] + command).joined(separator: " ")))
  }

  @Test("The exit codes are documented")
  func exitCodes() async throws {
    let help = try await ProctorRun.run(["--help"]).output
    let words = Set(help.split(whereSeparator: \.isWhitespace))
    for code in [0, 1, 64, 65, 66, 69, 70, 73, 74, 75, 78] { #expect(words.contains("\(code)"), "\(code)") }
  }

  @Test("The version is told")
  func version() async throws {
    let ending = try await ProctorRun.run(["--version"])
    #expect(ending.status == 0)
    #expect(ending.output == "\(Build.name) \(Build.version)\n")
  }

  @Test(
    "A command line that is wrong ends with 64 and says why",
    arguments: [
      (["nonsense"], "nonsense"), (["analyze"], "<file>"), (["analyze", "x", "--fps", "0.5"], "--fps"),
      (["analyze", "x", "--fps", "61"], "--fps"), (["analyze", "x", "--fps", "nan"], "--fps"),
      (["analyze", "x", "--fps", "inf"], "--fps"), (["analyze", "x", "--fps", "-5"], "--fps"),
      (["analyze", "x", "--fps", "many"], "--fps"), (["analyze", "x", "--format", "pdf"], "pdf"),
      (["analyze", "x", "--accommodation", "wider_yaw=90"], "wider_yaw"),
      (["analyze", "x", "--accommodation", "kindness=1"], "kindness"),
      (
        ["analyze", "x", "--accommodation", "wider_yaw=40", "--accommodation", "wider_yaw=20"],
        "more than once"
      ), (["policy", "check"], "<file>"),
    ])
  func wrongCommandLine(arguments: [String], named: String) async throws {
    let ending = try await ProctorRun.run(arguments, in: folder.url)
    #expect(ending.status == 64)
    #expect(ending.errors.contains(named) && ending.output.isEmpty)
    #expect(TemporaryFolder.contents(of: folder.url).isEmpty)
  }

  @Test(
    "The doctor finds everything", .enabled(if: ProctorRun.areModelsThere, "the models are not in the cache"))
  func doctor() async throws {
    let ending = try await ProctorRun.run(["doctor"])
    #expect(ending.status == 0, "\(ending.output)")
    #expect(!ending.output.contains("NOT OK") && ending.output.contains("ok       vision"))
  }

  @Test("The doctor names what is missing, and ends with 69")
  func doctorWithoutModels() async throws {
    let ending = try await ProctorRun.run(["doctor", "--models", folder.url.path])
    #expect(ending.status == 69)
    let missing = ending.output.split(separator: "\n").filter { $0.hasPrefix("NOT OK   model ") }
    let listed = try await ProctorRun.run(["models", "list", "--models", folder.url.path])
    let known = listed.output.split(separator: "\n").count { $0.contains(": missing or damaged") }
    #expect(missing.count == known && known > 5)
    #expect(missing.allSatisfy { $0.contains("proctor models fetch") })
    #expect(TemporaryFolder.contents(of: folder.url).isEmpty)
  }

  @Test("Models that are missing are listed as such; verifying them ends with 69")
  func modelsMissing() async throws {
    let list = try await ProctorRun.run(["models", "list", "--models", folder.url.path])
    #expect(list.status == 0 && list.output.contains("face-geometry") && list.output.contains("missing"))
    let verify = try await ProctorRun.run(
      ["models", "verify"], environment: ["PROCTOR_MODELS": folder.url.path])
    #expect(verify.status == 69 && verify.errorLines.count == 1)
  }

  @Test("A model that is not in the catalogue cannot be fetched")
  func fetchUnknown() async throws {
    let ending = try await ProctorRun.run(["models", "fetch", "nonsense", "--models", folder.url.path])
    #expect(ending.status == 69 && ending.errors.contains("nonsense") && ending.errorLines.count == 1)
  }

  @Test("A sound policy is shown with the rules that it makes")
  func soundPolicy() async throws {
    let file = try folder.write(ProctorRun.builtInPolicy(), to: "policy.yaml")
    let ending = try await ProctorRun.run(["policy", "check", file.path])
    #expect(ending.status == 0 && ending.errors.isEmpty)
    #expect(ending.output.contains("policy 1.0 is sound"))
    #expect(
      ending.output.contains("head_turn: MODERATE > ±35.0 degrees for 2.0 s; HIGH ≥ ±45.0 degrees for 3.0 s"))
  }

  @Test(
    "A wrong policy ends with 78, its line and key named",
    arguments: [
      (
        "high: { yaw_at_least: 45, for_s: 3.0 }", "high: { yaw_at_least: 450, for_s: 3.0 }",
        "flags.head_turn.high.yaw_at_least"
      ),
      ("  face_minimum: 0.80", "  face_minimum: 0.80\n  kindness: 1", "coverage.kindness"),
      ("  face_minimum: 0.80", "  face_minimum: none", "coverage.face_minimum"),
      ("moderate: { for_s: 3.0 }", "moderate: { for_s: 9.0 }", "flags.face_absent.high"),
    ])
  func wrongPolicy(right: String, wrong: String, key: String) async throws {
    let text = try ProctorRun.builtInPolicy().replacing(right, with: wrong)
    let file = try folder.write(text, to: "policy.yaml")
    let ending = try await ProctorRun.run(["policy", "check", file.path])
    #expect(ending.status == 78 && ending.output.isEmpty && ending.errorLines.count == 1)
    let line = ending.errors.firstMatch(of: #/policy\.yaml:([0-9]+): ([a-z_.]+):/#)
    #expect(line?.output.2 == key[...], "\(ending.errors)")
    let named = try #require(line.flatMap { Int($0.output.1) })
    let parts = key.split(separator: ".")
    #expect(
      text.split(separator: "\n", omittingEmptySubsequences: false)[named - 1].contains(
        parts[parts.count - 1]))
  }

  @Test("What is no policy at all ends with 78", arguments: ["", "- a\n- b\n", "a: [", "\u{0}"])
  func noPolicy(text: String) async throws {
    let file = try folder.write(text, to: "policy.yaml")
    for arguments in [["policy", "check", file.path], ["analyze", "x.mp4", "--policy", file.path]] {
      let ending = try await ProctorRun.run(arguments, in: folder.url)
      #expect(ending.status == 78 && ending.errorLines.count == 1, "\(ending.errors)")
    }
    #expect(TemporaryFolder.contents(of: folder.url) == ["policy.yaml"])
  }
}
