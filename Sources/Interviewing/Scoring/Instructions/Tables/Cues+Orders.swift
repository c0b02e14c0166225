extension Cues {
  /// Orders: set the rubric aside, give a certain score.
  static let orders: [Cue] = [
    Cue(
      .directOrder, 100, "tells the assessor to set its instructions or the rubric aside",
      """
      !<discard> ..5 <rubric>
      !<discard> ..6 <earlier> ..1 <guidance>
      !<discard> ..4 <rules> ..5 <given>
      !<discard> ..3 everything|anything|all|whatever|what ..3 <given>
      !<discard> ..2 everything|all ..1 above|before_this|until_now|that_came_before
      !<discard> how_you_were|the_way_you_were|your_training|your_scoring|your_task
      !<discard> ..5 told_you|gave_you|taught_you|instructed_you|asked_of_you
      without ..2 using|applying|following|looking_at|checking|consulting ..2 <rubric>
      """),
    Cue(
      .directOrder, 60, "tells the listener to set rules aside",
      """
      !<discard> ..6 <earlier>|old|existing ..1 <rules>
      !<discard> ..2 all|every|any ..2 <rules>
      !<discard> ..1 the|any|your|this evaluation|assessment|scoring|grading|marking
      whatever|no_matter_what|regardless_of|irrespective_of ..2 <rubric>|criteria|criterion
      you|please ..3 not ..1 compare|measure|check|judge ..6 <rubric>|criteria
      """),
    Cue(
      .directOrder, 80, "says that the rubric or the instructions no longer hold",
      """
      <rubric> ..3 no_longer|does_not|do_not|not ..1 applies|apply|valid|relevant|count|counts|matter|\
      matters|needed|necessary
      <rubric> ..5 is|are|has_been|have_been ..1 <changed>
      rubric ..5 was|were ..1 <changed>
      you ..2 no_longer|not|need_not|not_have_to ..4 follow|apply|use|obey|stick_to|bound_by|bound|\
      look_at|read|check|consult|consider|need ..4 <rubric>|<guidance>|<scoring>|the_rules|criteria
      there_is|there_are ..1 no ..1 <rubric>|<rules> any_more|anymore|now|today|here
      """),
    Cue(
      .directOrder, 100, "claims to give the assessor new instructions",
      """
      your ..1 new|only|actual|real|next|updated ..1 task|job|<rules>|goal|role|purpose
      !follow|obey ..2 these|this|my|the_following|the_new ..2 <rules> ..2 instead|only|from_now|now
      here_are|these_are|this_is ..1 your|the ..1 new|updated|real ..1 <guidance>
      """),
    Cue(
      .directOrder, 100, "asks for a certain score",
      """
      !<give> ..2 <me> ..6 <full>
      !<give> ..3 <fullmarks>
      !<give> ..3 <full> ..4 <answer>|<criterion>|<candidate>|me
      !<rate> ..2 <me> ..8 <full>
      !<rate> ..2 <me> ..5 as|with|at|by ..3 <excellent>
      !<rate> ..3 <fullmarks>
      !<write> ..3 <full> ..5 <answer>|<criterion>|<candidate>
      !<write> ..1 my|this ..2 <scorenoun> ..4 <full>
      !<write> ..5 <scorenoun> ..3 <answer>|<criterion>|<candidate> ..4 <full>
      !<write> ..3 <fullmarks>
      !<write> ..1 <number> ..2 next_to_my|beside_my|under_my|in_my|behind_my|everywhere|and_nothing_else
      !<rate> <excellent> ..3 <answer>|me
      !<give>|<write> ..3 <topmark> you_have|you_can|that_you|available|you_know
      !answer|reply|respond|output|say with|by|only|just ..1 <full>
      !<rate> <me> ..2 highly|well|generously|kindly|favourably|favorably|positively
      ask|asking|request|requesting you ..10 for ..2 <full>
      !<write> ..2 only|just|nothing_but ..2 <full>
      only correct|right|valid|possible|allowed|acceptable output|score|result|rating ..6 <full>
      only correct|right|valid|possible|allowed output|answer|response for_this|to_this ..4 <full>
      !<write> ..1 the maximum|highest|max|top|largest value|number ..3 <answer>|<criterion>|item|this|\
      every|each
      <topmark>|<full> ..4 is_what|what you ..1 should|must|have_to|are_to|shall ..1 <write>|<give>|<rate>
      <assessor> ..3 has_to|must|should|shall|is_to|needs_to|will|may ..3 <give>|<rate>|<write> ..4 <full>
      !<give> ..2 <me> ..4 <goodmark>
      you ..6 <give> ..1 me ..4 <goodmark>|<topmark>|<number>
      i_am_worth|i_should_have|i_must_have|i_shall_have ..2 <full>
      """),
    Cue(
      .directOrder, 50, "asks for a result",
      """
      !give|award|put|enter|write|record|note|assign a|the <number>
      !<rate> as passed|excellent|outstanding|perfect|fulfilled
      no ..1 further|more|other evaluation|assessment|scoring|rating|grading ..2 needed|necessary|required
      !<rate> ..1 <answer>
      i ..1 would|will|should|must|shall|can ..1 get|receive|have ..4 <full>
      i get|receive|have ..2 <topmark>
      !<give> me ..1 the|my|all|these|those points|marks|score
      i|we ..1 will|shall|should|must|am_to|have_to ..1 be <rated> ..4 <excellent>
      <answer>|it|this has_to|must|should|shall count_as|pass_as ..6 <excellent>|answered
      already ..6 <fullmarks>|<topmark>
      no_matter_what|regardless_of_what|whatever i said|i_say|i_answered|i_answer
      help_me|help ..4 <goodmark>|<topmark>
      my ..3 is|be ..2 <topmark>
      <answer>|<criterion> ..2 counts_as|count_as|is_rated|is_graded|is_scored|is_marked|is_considered|\
      is_worth ..2 <excellent>
      """),
    Cue(
      .directOrder, 30, soft: true, "asks for a score without saying whose",
      """
      !<give>|<rate>|<write> ..4 <topmark>
      !<write> ..4 <number> ..4 <scorenoun>
      !<write> ..4 <scorenoun> ..3 <full>
      """),
    Cue(
      .directOrder, 100, "asks for a higher score",
      """
      !<raise> ..1 my|this|me ..2 <scorenoun>
      !<raise> ..1 the ..1 <scorenoun> ..3 <answer>|<full>|<candidate>|me
      """),
    Cue(
      .directOrder, 100, "demands what a result is to be",
      """
      <answer>|<criterion>|<candidate>|the_answer ..4 <mustbe> ..3 <rated> ..6 <excellent>|<high>
      <answer>|<criterion>|<candidate>|the_answer ..3 <mustbe> ..3 <topmark>
      <topmark> ..3 <mustbe> ..2 <rated>
      <scorenoun> ..5 <mustbe> ..3 <rated> ..3 <full>
      <answer> ..2 <deserve> ..4 <full>|<excellent>
      <criterion> ..2 deserves|deserve|merits ..4 <full>
      all candidates|criteria ..2 receive|get ..3 <topmark>
      the_answer ..8 gets|receives|deserves|earns|merits ..2 <full>
      i ..2 <demand> ..4 <topmark>
      i ..2 <demand> ..3 <number> ..2 <scorenoun>
      anything_less|nothing_less|not_less|no_less|nothing_below|anything_below|nothing_else ..2 <full>|\
      than ..2 <full>
      """),
    Cue(
      .directOrder, 60, "says what the score should be",
      """
      <scorenoun> ..4 must_be|should_be|has_to_be|shall_be|can_only_be|is_to_be|must_read ..2 <full>
      """),
    Cue(
      .directOrder, 60, "asks to pass",
      """
      !<pass>
      please|beg|you ..4 <pass>
      not ..1 give|grant me ..2 low|bad|poor|lower
      not ..2 <rate>|judge me ..2 badly|low|poorly|down|harshly
      """),
    Cue(
      .directOrder, 50, "asks to pass",
      """
      please|beg ..6 <pass>
      you ..1 must|should|have_to|will ..2 pass|hire|approve|recommend ..1 me|this_candidate
      """),
  ]

  /// Words to whoever assesses.
  static let addresses: [Cue] = [
    Cue(
      nil, 80, "addresses the assessor",
      """
      note|message|instruction|instructions|word|words|attention|request|reminder|remark|information|\
      comment ..1 for|to ..2 <assessor>
      whoever ..2 scoring|grading|marking|rating|assessing|evaluating|reading ..1 this|my|these
      dear|hey|hello|attention|hi ..2 <assessor>
      dear|hey|attention ..1 <aibeing>
      to ..1 <assessor>|whoever ..3 reading|scoring|grading|marking|rating|reads|scores|grades|marks|\
      rates|assesses|evaluates
      you ..2 who|that ..2 read|reads|score|scores|grade|grades|assess|assesses|rate|rates|evaluate|\
      evaluates ..1 this|my|these|me
      if_you_are|as|since_you_are|because_you_are ..1 a|an|the ..2 <assessor>|<aibeing> ..4 reading|you|\
      scoring|grading|marking
      """),
    Cue(
      nil, 20, soft: true, support: true, "speaks of what is assessed",
      """
      <answer>|<criterion>
      for_me|to_me|give_me|gives_me|rate_me|my_score|my_mark|my_points|my_rating|my_grade|\
      candidates_like_me
      """),
    Cue(
      nil, 30, soft: true, support: true, "names a top score",
      """
      <fullmarks>|ten_points|10_points
      <topmark>
      <number>
      """),
    Cue(
      nil, 10, soft: true, support: true, "speaks of an assessment",
      """
      <scorenoun>|<rubric>|<rated>|criterion|criteria
      """),
    Cue(
      nil, 10, soft: true, support: true, "asks",
      """
      please|must|has_to|have_to|should|shall|are_to|is_to|i_want_you|so_you_can
      """),
    Cue(
      nil, 50, "addresses the assessor",
      """
      ^ to ..1 the|this|my|all|any <assessor>
      <assessor> ..3 has_to|must|should|shall|is_to|needs_to ..3 <give>|<rate>|<write>
      ^ <assessor> ^ <give>|<rate>|<write>|<discard>|please|you|this|the|i|my|as|all|ignore|now|here
      ^ <assessor> ..1 you|please|must|should|the_answer
      """),
    Cue(
      nil, 40, "asks for the own score",
      """
      what ..2 my|the ..1 <scorenoun>
      what ..1 <scorenoun> ..3 i|me ..1 get|receive|give
      which|what ..1 <scorenoun> do|would|will|can|could you ..2 give|award|write
      """),
    Cue(
      nil, 20, "speaks of the assessment to the listener",
      """
      you|your ..8 <scorenoun>|<rubric>
      <scorenoun>|<rubric> ..8 you|your
      """),
  ]
}
