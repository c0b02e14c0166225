import Proctoring
import SessionModel

extension Policy {
  /// Policy 1.0 spelled out a second time, so that the document is checked against what the product says.
  public static let version1 = Policy(
    version: "1.0",
    timing: EpisodeTiming(
      hold: SessionDuration(seconds: 1.2), debounce: SessionDuration(seconds: 0.5),
      closeAfterClear: SessionDuration(seconds: 1), closeAfterUnknown: SessionDuration(seconds: 1)),
    rules: [
      .headTurn: FlagRule(
        moderate: Criterion(.magnitudeAbove(35), for: SessionDuration(seconds: 2)),
        high: Criterion(.magnitudeAtLeast(45), for: SessionDuration(seconds: 3))),
      .faceAbsent: FlagRule(
        moderate: Criterion(.atLeast(1), for: SessionDuration(seconds: 3)),
        high: Criterion(.atLeast(1), for: SessionDuration(seconds: 8))),
      .multiFace: FlagRule(moderate: nil, high: Criterion(.above(1), for: SessionDuration(seconds: 0.5))),
      .phone: FlagRule(
        moderate: Criterion(.atLeast(0.60), for: SessionDuration(seconds: 1)),
        high: Criterion(.atLeast(0.75), for: SessionDuration(seconds: 2))),
      .multiSpeaker: FlagRule(
        moderate: Criterion(.atLeast(1), for: SessionDuration(seconds: 2)),
        high: Criterion(.atLeast(1), for: SessionDuration(seconds: 5))),
    ],
    clip: ClipRule(
      before: SessionDuration(seconds: 2), after: SessionDuration(seconds: 2),
      longestFromStart: SessionDuration(seconds: 8), shortest: SessionDuration(seconds: 6)),
    coverage: CoverageRule(faceMinimum: 0.8, audioMinimum: 0.8),
    recommendation: RecommendationRule(passScoreAtLeast: 7, passModerateAtMost: 2, failHighAtLeast: 2))
}
