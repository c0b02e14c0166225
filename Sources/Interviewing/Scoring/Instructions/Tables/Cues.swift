/// All cues. What they weigh was set on the development texts only.
enum Cues {
  static let all: [Cue] = [
    Cue(.spelledOut, 60, "hides words by spelling or coding them", []),
    Cue(
      nil, -60, "reports what others said",
      ["<teller> ..3 <reported>", "<teller> ..2 called", "such_as|for_example|for_instance|like_this|something_like"]),
  ] + orders + addresses + falseNotes + authorities + feelings + verdicts + echoes + hiding + languages

  /// The place in ``all`` of what a hidden reading adds.
  static let hidden = 0
}
