import PolicyFiles
import Proctoring
import SessionModel
import Testing

@Suite("The policy that the program carries")
struct BuiltInPolicyTests {
  @Test("1.0 has the numbers of the product")
  func version1() throws {
    func criterion(_ threshold: Threshold, _ seconds: Double) -> Criterion {
      Criterion(threshold, for: SessionDuration(seconds: seconds))
    }
    let policy = try PolicyDocument.builtIn(version: "1.0")
    #expect(policy.version == "1.0")
    #expect(
      policy.rules == [
        .headTurn: FlagRule(
          moderate: criterion(.magnitudeAbove(35), 2), high: criterion(.magnitudeAtLeast(45), 3)),
        .faceAbsent: FlagRule(moderate: criterion(.atLeast(1), 3), high: criterion(.atLeast(1), 8)),
        .multiFace: FlagRule(moderate: nil, high: criterion(.above(1), 0.5)),
        .phone: FlagRule(moderate: criterion(.atLeast(0.6), 1), high: criterion(.atLeast(0.75), 2)),
        .multiSpeaker: FlagRule(moderate: criterion(.atLeast(1), 2), high: criterion(.atLeast(1), 5)),
      ])
    let seconds = SessionDuration.init(seconds:)
    #expect(
      policy.timing
        == EpisodeTiming(
          hold: seconds(1.2), debounce: seconds(0.5), closeAfterClear: seconds(1),
          closeAfterUnknown: seconds(1)))
    #expect(
      policy.clip
        == ClipRule(before: seconds(2), after: seconds(2), longestFromStart: seconds(8), shortest: seconds(6))
    )
    #expect(policy.coverage == CoverageRule(faceMinimum: 0.8, audioMinimum: 0.8))
    #expect(
      policy.recommendation
        == RecommendationRule(passScoreAtLeast: 7, passModerateAtMost: 2, failHighAtLeast: 2))
    #expect(policy.accommodations.isEmpty)
  }

  @Test("is what the file in policies/ says")
  func sameAsTheFile() throws {
    let path = Documents.folder.appending(path: "1.0.yaml").path
    #expect(try PolicyDocument.read(path) == PolicyDocument.builtIn(version: "1.0"))
  }

  @Test("is known for every version that is listed, under its own name")
  func everyVersion() throws {
    for version in PolicyDocument.builtInVersions {
      #expect(try PolicyDocument.builtIn(version: version).version == version)
    }
  }

  @Test("is refused by name when there is no such version", arguments: ["2.0", "1", "", "1.0 ", "../1.0"])
  func unknownVersion(version: String) throws {
    let error = try #require(throws: PolicyFileError.self) { try PolicyDocument.builtIn(version: version) }
    #expect(error.description == "POLICY_VERSION: there is no policy \"\(version)\"; known: 1.0")
  }
}
