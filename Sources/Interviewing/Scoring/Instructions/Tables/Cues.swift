/// All cues. What they weigh was set on the development texts only.
enum Cues {
  static let all: [Cue] =
    [
      Cue(.spelledOut, 50, times: 2, "hides words by spelling or coding them", ""),
      Cue(
        nil, -100, "reports what others said",
        """
        <teller> ..3 <reported>
        <teller> ..2 called
        they|it ..2 said|wrote|typed|told|replied|contained|asked|read|sent|tried
        """),
      Cue(
        nil, -40, "gives an example",
        """
        such_as|for_example|for_instance|like_this|something_like
        """),
    ] + orders + addresses + falseNotes + authorities + feelings + verdicts + echoes + hiding + languages

  /// The place in ``all`` of what a hidden reading adds.
  static let hidden = 0
}
