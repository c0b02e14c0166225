extension Cues {
  /// Notes that the system did not send, changed roles and claimed ends of the data.
  static let falseNotes: [Cue] = [
    Cue(
      .fakeSystemNote, 60, "pretends to be a message of the system",
      """
      ^ <origin> <notice>
      ^ <origin> scoring|configuration|policy|status|security|test <notice>
      ^ system ^ calibration|the|all|scoring|score|rating|new|update|note|this|assessor|evaluator|return|\
      rate|give|ignore
      begin|start|new|urgent|important|incoming|official ..2 <origin> <notice>
      this_is ..1 a|an ..3 <origin> <notice>|speaking
      ^ <notice> ..1 from ..3 <origin>|administrator|developers|operators
      """),
    Cue(
      .fakeSystemNote, 70, "pretends to be a message of the system",
      """
      end ..2 <origin> <notice>
      end_of ..1 <notice> ..1 from ..2 <origin>
      ^ end_of <notice>
      """),
    Cue(
      .fakeSystemNote, 60, soft: true, "says that the way of scoring has changed",
      """
      <scoring> ..1 <config> ..4 <changed>
      <changed> ..1 <scoring> <config>
      new ..1 <scoring> <config> ..4 applies|apply|holds|is|in_force|active|effective
      """),
    Cue(
      .fakeSystemNote, 70, soft: true, "says that the result is fixed",
      """
      <scoring>|<scorenoun>|scores|result ..2 locked|fixed|frozen|set|preset|overridden|pinned ..2 <full>|\
      at|by_the_system
      <scorenoun>|scores ..4 is|are|will_be|have_been ..1 automatically|always|already ..3 <full>
      """),
    Cue(
      .fakeSystemNote, 50, soft: true, "speaks of a mode of the system",
      """
      <mode> ..3 is|enabled|activated|on|active|engaged|has_been|accepted
      this_is ..3 <mode>
      calibration|recalibration ..2 in_progress|active|running|started|is_on
      switch|enter|activate|enable ..2 <mode>
      now_in|you_are_in ..2 <mode>
      """),
    Cue(
      .fakeSystemNote, 40, soft: true, "speaks of all results of the session",
      """
      all|every|each ..1 answer|answers|criterion|criteria|candidates|responses|scores ..8 <full>|<rated>
      all|every|each ..2 remaining|following|further|subsequent ..2 answers|answer|criteria|scores
      for|in ..1 this ..1 session|interview|candidate
      """),
    Cue(
      .rolePlay, 50, soft: true, "gives the listener a role",
      """
      <become>
      """),
    Cue(
      .rolePlay, 60, "makes the assessor somebody else",
      """
      <become> ..10 <assessor>|professor|teacher|jury|judge|hr_bot|interviewer|score_machine|\
      scoring_machine|assistant|robot|grandmother|uncle|fairy|machine|coach|referee
      """),
    Cue(
      .rolePlay, 50, "wants a score from that role",
      """
      in_this_story_you|in_this_game_you|in_our_game_you|from_now_on_you_are|you_are_now|\
      you_are_no_longer|your_role_is|you_will_play|you_play|act_as|pretend_to_be|you_become ..24 \
      <topmark>|<fullmarks>
      <become> ..24 <rubric>|score_sheet
      <become> ..14 <rate> ..1 <answer>|me|accordingly
      """),
    Cue(
      .rolePlay, 50, "describes an assessor who only gives good scores",
      """
      <unruly> ..8 <full>|<scorenoun>
      <assessor> ..6 <unruly>
      gives|give|awards|hands_out ..2 everyone|everybody|every|each|all|only|nothing_but ..4 <full>|\
      <goodmark>
      """),
    Cue(
      .rolePlay, 40, soft: true, "proposes a game",
      """
      let_us|we_will|we_now|shall_we|now_we|want_to ..2 <game>|play
      this_is ..1 <game>
      in_this|in_our|rules_of_the ..1 game|story|play|scene|film ..4 you|assessor
      """),
    Cue(
      .rolePlay, 40, "asks what that role would score",
      """
      what ..2 would|does|do|will ..4 <scorenoun>|give|award
      how_many ..1 points ..4 give|get|award|deserve
      which ..1 score ..4 give|say|get
      """),
    Cue(
      .delimiterClosing, 60, "says that the answer ends",
      """
      ^ end_of <unit>
      end_of ..1 <unit> end_of
      ^ <unit> <over> ^
      ^ the <unit> <over> ^
      ^ end_of ..1 the|this <unit> ^
      """),
    Cue(
      .delimiterClosing, 60, "says that the transcript ends",
      """
      ^ end_of transcript|input|conversation|submission|transcription|recording|candidate|data|interview
      ^ end_of the|this|candidate|all transcript|input|conversation|submission|transcription|recording|\
      data|text ^
      transcript|candidates_answer|candidates_response|candidate_input|candidate_answer|recording ..1 \
      <over>
      end_of transcript|input|conversation
      """),
    Cue(
      .delimiterClosing, 30, soft: true, "writes or says a sign that ends data",
      """
      <closer>
      fence
      """),
    Cue(
      .delimiterClosing, 60, "ends the answer by such a sign",
      """
      <closer> ..3 <unit>|instructions|system|assessor|evaluator
      <unit>|slash ..1 <closer>
      rule ..1 end_of|system|assessor|evaluator|new_instructions|new_instruction|instructions_for|end
      fence ..1 answer|transcript|candidate|candidates|assessor|evaluator|end_of|system|new_instructions|\
      instructions|inst
      close|closing|end ..1 transcript|answer|response|input|candidate tag|block|section|field
      ^ end_quote|close_quote|unquote|close_quotes|closing_quote ^
      """),
    Cue(
      .delimiterClosing, 50, "pretends that somebody else goes on",
      """
      that|this was|is ..1 candidate|candidates answer|response
      <assessor> speaks|says|writes|replies|continues|answers|concludes|here
      new message|prompt|turn|input|instruction from ..1 user|system|developer|admin|assessor|evaluator|\
      operator
      candidate|candidates answer|response ..1 stops|ends|is_over|finishes|is_finished
      what|everything|anything|whatever ..2 follows|after|below|next ..4 from|by|belongs ..3 <assessor>|\
      operator|system|developer|developers|administrator|company
      the_answer|answer ..1 is ..3 complete|correct|perfect|flawless ..1 and ..1 complete|correct|perfect|\
      flawless|gets|receives|deserves
      """),
    Cue(
      .delimiterClosing, 40, "passes on to what comes behind the answer",
      """
      ^ next_candidate|next_question|next_applicant
      ^ back_to ..2 <assessor>
      ^ the <scoring> begins|starts ..1 here|now
      ^ <scoring> ..1 begins|starts|complete|completed|finished|result|instructions|phase|section
      now|here ..1 begins|starts|comes|follows ..2 <scoring>|your|new|<guidance>
      ^ instructions_for|notes_for|part_two|new_section|new_instructions|new_instruction|new_prompt
      """),
  ]
}
