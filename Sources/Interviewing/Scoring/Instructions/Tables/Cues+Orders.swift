extension Cues {
  /// Orders: set the rubric aside, give a certain score.
  static let orders: [Cue] = [
    Cue(
      .directOrder, 100, "tells the assessor to set its instructions or the rubric aside",
      [
        "!<discard> ..5 <rubric>", "!<discard> ..6 <earlier> ..1 <guidance>", "!<discard> ..4 <guidance> ..5 <given>",
        "!<discard> ..3 everything|anything|all|whatever|what ..3 <given>",
        "!<discard> ..2 everything|all ..1 above|before_this|until_now|that_came_before",
        "!<discard> how_you_were|the_way_you_were|your_training|your_scoring|your_task",
        "without ..2 using|applying|following|looking_at|checking|consulting ..2 <rubric>",
      ]),
    Cue(
      .directOrder, 80, "says that the rubric or the instructions no longer hold",
      [
        "<rubric> ..3 no_longer|does_not|do_not|not ..1 applies|apply|valid|relevant|count|counts|matter|matters|needed|necessary",
        "<rubric> ..2 is|are|was|has_been|have_been ..1 <changed>",
        "you ..2 no_longer|not|need_not|not_have_to ..4 follow|apply|use|obey|stick_to|bound_by|bound ..4 <rubric>|<guidance>|<scoring>",
        "there_is|there_are ..1 no ..1 <rubric>|<guidance> any_more|anymore|now|today|here",
      ]),
    Cue(
      .directOrder, 100, "claims to give the assessor new instructions",
      [
        "your ..1 new|only|actual|real|next|updated ..1 task|job|order|orders|<guidance>|goal|role|purpose",
        "!follow|obey ..2 these|this|my|the_following|the_new ..2 <guidance> ..2 instead|only|from_now|now",
        "here_are|these_are|this_is ..1 your|the ..1 new|updated|real ..1 <guidance>",
      ]),
    Cue(
      .directOrder, 100, "asks for a certain score",
      [
        "!<give> ..2 <me> ..6 <full>", "!<give> ..3 <topmark>", "!<give> ..3 <number> ..4 <answer>|<criterion>|<candidate>|me",
        "!<rate> ..2 <me> ..8 <full>", "!<rate> ..2 <me> ..5 as|with|at|by ..3 <excellent>", "!<rate> ..3 <topmark>",
        "!<write> ..3 <full> ..5 <scorenoun>", "!<write> ..5 <scorenoun> ..4 <full>", "!<write> ..3 <topmark>",
        "!<write> ..1 <number> ..2 next_to|beside|under|for|in|as|into|behind|everywhere|and_nothing|only",
        "!<rate> <excellent> ..3 <answer>|me",
      ]),
    Cue(
      .directOrder, 100, "asks for a higher score",
      ["!<raise> ..1 my|this|me ..2 <scorenoun>", "!<raise> ..1 the ..1 <scorenoun> ..3 <answer>|<full>|<candidate>|me"]),
    Cue(
      .directOrder, 100, "demands what a result is to be",
      [
        "<answer>|<criterion>|<candidate>|the_answer ..4 <mustbe> ..3 <rated> ..6 <excellent>|<high>",
        "<answer>|<criterion>|<candidate>|the_answer ..3 <mustbe> ..3 <topmark>",
        "<topmark> ..3 <mustbe> ..2 <rated>", "<scorenoun> ..5 <mustbe> ..3 <rated> ..3 <full>",
        "<answer>|<criterion> ..2 <deserve> ..4 <full>|<excellent>", "i ..2 <demand> ..4 <topmark>",
        "i ..2 <demand> ..3 <number> ..2 <scorenoun>",
        "anything_less|nothing_less|not_less|no_less|nothing_below|anything_below|nothing_else ..2 <full>|than ..2 <full>",
      ]),
    Cue(
      .directOrder, 60, "says what the score should be",
      ["<scorenoun> ..4 must_be|should_be|has_to_be|shall_be|can_only_be|is_to_be|must_read ..2 <full>"]),
    Cue(
      .directOrder, 100, "asks not to be failed",
      ["please|beg|must|simply|just|you ..3 <pass>", "you ..1 must|should|have_to|will ..2 pass|hire|approve|recommend ..1 me|this_candidate"]),
  ]

  /// Words to whoever assesses.
  static let addresses: [Cue] = [
    Cue(
      nil, 80, "addresses the assessor",
      [
        "note|message|instruction|instructions|word|words|attention|request|reminder|remark|information|comment ..1 for|to ..2 <assessor>",
        "dear|hey|hello|attention|hi ..2 <assessor>", "dear|hey|attention ..1 <aibeing>",
        "to ..1 <assessor>|whoever ..3 reading|scoring|grading|marking|rating|reads|scores|grades|marks|rates|assesses|evaluates",
        "you ..2 who|that ..2 read|reads|score|scores|grade|grades|assess|assesses|rate|rates|evaluate|evaluates ..1 this|my|these|me",
        "if_you_are|as|since_you_are|because_you_are ..1 a|an|the ..2 <assessor>|<aibeing> ..4 reading|you|scoring|grading|marking",
      ]),
    Cue(nil, 50, "addresses the assessor", ["^ <assessor> ^ <give>|<rate>|<write>|<discard>|please|you|this|the|i|my|as|all|ignore|now|here", "^ <assessor> ..1 you|please|must|should|the_answer"]),
    Cue(
      nil, 40, "asks for the own score", ["what ..2 my|the ..1 <scorenoun>", "what ..1 <scorenoun> ..3 i|me ..1 get|receive|give"]),
    Cue(
      nil, 20, "speaks of the assessment to the listener",
      ["you|your ..8 <scorenoun>|<rubric>", "<scorenoun>|<rubric> ..8 you|your"]),
  ]
}
