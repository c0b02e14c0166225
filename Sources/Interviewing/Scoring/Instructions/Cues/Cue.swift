/// Something in the words of a sentence that speaks for an attempt to instruct the assessor.
///
/// Cues add up; at ``Weighing/threshold`` a sentence counts as an attempt. No cue rests on a single key word.
struct Cue: Sendable {
  /// The style it speaks for; nil if it occurs in several.
  let style: InstructionStyle?
  /// What it adds.
  let points: Int
  /// Whether it adds only half where the speaker tells of "we", "our" or the past.
  let isSoft: Bool
  /// How many different places count, each with `points`.
  let mostTimes: Int
  /// Whether it is too common to count by itself: only beside other cues, see ``Weighing/total``.
  let isSupport: Bool
  /// What the sentence does, as the continuation of "It …".
  let reason: String
  /// One a line, any of which makes the cue; see ``CuePattern``.
  let patterns: String

  init(
    _ style: InstructionStyle?, _ points: Int, soft: Bool = false, support: Bool = false, times: Int = 1,
    _ reason: String,
    _ patterns: String
  ) {
    self.style = style
    self.points = points
    isSoft = soft
    isSupport = support
    mostTimes = times
    self.reason = reason
    self.patterns = patterns
  }
}
