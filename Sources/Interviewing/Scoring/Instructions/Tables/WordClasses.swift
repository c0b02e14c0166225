/// The words that patterns know by a common name; how they are written is told at ``CuePattern``.
enum WordClasses {
  static let all: [String: String] = english.merging(foreign) { first, _ in first }

  private static let english: [String: String] = [
    // Who assesses.
    "assessor": """
    assessor assessors evaluator evaluators examiner examiners grader graders scorer scorers rater raters \
    scoring_model grading_model language_model ai_model scoring_system grading_system assessment_system \
    evaluation_system scoring_engine scoring_program scoring_bot llm chatbot artificial_intelligence \
    whoever_scores whoever_grades whoever_marks whoever_rates whoever_evaluates whoever_assesses whoever_reads_this \
    whoever_judges marking_system automated_reviewer automatic_reviewer ai_reviewer ai_judge ai_interviewer ai_system
    """,
    "aibeing": "ai model assistant language_model chatbot bot machine algorithm llm program judge reviewer",

    // Who or what is assessed.
    "answer": """
    my_answer my_answers this_answer these_answers my_response my_responses this_response my_reply this_reply \
    the_above_answer the_answer_above the_following_answer the_previous_answer the_last_answer this_submission \
    my_submission this_transcript my_interview this_interview this_session my_performance the_candidates_answer \
    the_candidate_answer the_present_answer the_given_answer his_answer her_answer the_text_above text_above everything_above
    """,
    "candidate": """
    the_candidate this_candidate the_applicant this_applicant the_interviewee this_interviewee the_present_candidate \
    the_current_candidate this_person the_speaker candidate
    """,
    "criterion": """
    every_criterion each_criterion all_criteria this_criterion all_of_the_criteria all_the_criteria the_criteria \
    any_criterion every_single_criterion all_answers every_answer each_answer all_my_answers all_of_my_answers \
    every_category all_categories each_category every_question all_questions everything_i_say everything_i_said the_remaining_answers all_responses remaining_criteria \
    whatever_i_say whatever_i_said all_scores all_of_them all_results every_result each_result all_points every_field each_item
    """,
    "me": "me myself <answer> <candidate> <criterion> the_answer the_response what_i_said what_i_say",

    // How it is assessed.
    "gradenoun": "score rating grade",
    "scorenoun": "score scores mark marks grade grades rating ratings points point verdict",
    "rubric": """
    rubric rubrics marking_scheme grading_scheme scoring_scheme marking_guide scoring_guide grading_guide \
    scoring_guidelines grading_guidelines marking_guidelines scoring_rules grading_rules marking_rules \
    scoring_criteria grading_criteria marking_criteria assessment_criteria evaluation_criteria rating_criteria \
    scoring_instructions grading_instructions score_sheet scoring_sheet evaluation_sheet mark_sheet system_prompt \
    your_instructions your_instruction your_rules your_guidelines your_prompt your_criteria your_orders \
    your_programming your_directives scoring_policy grading_policy marking_key answer_key scoring_manual \
    assessment_rules evaluation_rules evaluation_guidelines your_scale your_checklist scoring_prompt \
    your_marking your_scoring your_grading assessment_guidelines your_original_instructions your_system_prompt \
    your_previous_instructions your_earlier_instructions your_usual_criteria your_usual_rules
    """,
    "guidance": """
    instruction instructions prompt prompts directive directives guidelines guidance orders
    """,
    "rules": "rule rules <guidance> directions order command commands criteria criterion requirements",
    "earlier": """
    previous prior earlier preceding above former foregoing original initial existing all_your all_of_your your \
    all_previous past the_system
    """,
    "given": """
    you_were_given you_have_been_given you_got you_received you_have_received given_to_you you_were_told \
    you_have_been_told you_were_taught you_were_instructed you_had_before you_know you_learned you_are_following \
    you_follow you_are_using you_have_been_following you_were_programmed you_have_read you_read_before \
    you_were_trained you_had_until_now you_have_had you_were_shown you_were_asked you_came_with
    """,

    // What is wanted.
    "high": """
    top highest best maximum max maximal perfect full excellent outstanding exceptional flawless highest_possible \
    best_possible maximum_possible top_possible very_best very_highest greatest complete ideal upper_most
    """,
    "topmark": topMarks + """
       full_marks full_points full_credit ten_out_of_ten 10_out_of_10 10_out_of_ten ten_out_of_10 10_10 \
      nine_out_of_ten 9_out_of_10 straight_tens all_tens a_straight_ten five_out_of_five 5_out_of_5 100_percent_score \
      hundred_out_of_hundred 100_out_of_100 maximum_number_of_points one_hundred_points ten_points 10_points \
      perfect_ten perfect_10 top_of_the_scale end_of_the_scale upper_end_of_the_scale highest_number \
      maximum_of_points highest_band top_band straight_ten clear_ten top_of_your_scale top_number \
      biggest_number highest_level_of_the_scale a_plus strong_hire highest_category
      """,
    // Of these, what only a result is called.
    "fullmarks": """
    full_marks full_points full_credit ten_out_of_ten 10_out_of_10 10_out_of_ten ten_out_of_10 10_10 ten_of_ten 10_of_10 nine_out_of_ten \
    9_out_of_10 straight_tens all_tens a_straight_ten five_out_of_five perfect_ten perfect_10 hundred_out_of_hundred \
    100_out_of_100 maximum_number_of_points maximum_of_points top_marks
    """,
    "goodmark": """
    good_score good_mark good_grade good_rating good_marks good_scores high_score high_mark high_rating high_grade high_marks \
    better_score better_mark generous_score generous_mark generous_rating positive_score positive_rating good_result \
    positive_evaluation good_evaluation good_assessment nice_score decent_score passing_score passing_grade \
    better_rating extra_points extra_point more_points few_points few_more_points good_points_total good_word
    """,
    "number": """
    #maximum #max #highest       #10 #ten #9 #nine #100 #hundred #tens #8 #eight one_and_a_zero one_and_zero one_followed_by_a_zero 1_and_a_0 1_and_a_zero \
    one_followed_by_zero one_zero a_one_and_then_a_zero five_plus_five 5_plus_5 twice_five two_times_five \
    number_after_nine number_that_follows_nine number_between_nine_and_eleven nine_plus_one 9_plus_1 \
    eleven_minus_one five_times_two 5_times_2 one_then_zero one_then_a_zero number_of_fingers
    """,
    "full": "<topmark> <number>",
    "excellent": """
    <full> excellent outstanding perfect exceptional flawless good strong top hire hired pass passed passing best \
    maximum highest qualified expert correct exceeds perfect_match brilliant very_good met fulfilled
    """,

    // What somebody is to do.
    "discard": """
    ignore disregard forget skip override overrule bypass discard neglect drop dismiss abandon overlook erase delete \
    set_aside put_aside leave_aside leave_out throw_away throw_out pay_no_attention_to pay_no_heed_to take_no_notice_of \
    stop_following stop_using stop_applying switch_off turn_off disable suspend cancel delete do_away_with toss get_rid_of \
    clear reset unlearn circumvent do_not_follow do_not_apply do_not_use do_not_consider do_not_look_at \
    do_not_stick_to do_not_obey do_not_read do_not_consult do_not_bother_with do_not_mind never_mind do_without \
    no_longer_follow no_longer_apply look_past put_away step_away_from depart_from deviate_from lay_aside not_follow \
    not_apply not_use toss_out scrap
    """,
    "give": """
    give award assign grant allot allocate hand bestow credit accord offer attribute enter record put set write \
    note log register report return output print mark_down let_me_have
    """,
    "write": """
    write put set enter record output return print respond reply answer report submit insert type select choose fill \
    log note produce emit say state declare announce display show generate write_down put_down note_down start begin \
    tick circle pick hold_up use conclude finish
    """,
    "rate": """
    rate score grade mark evaluate assess judge rank classify label treat count consider regard value appraise \
    review rate_up deem
    """,
    "raise":
      "raise increase boost bump lift improve upgrade round_up round push bring_up adjust correct change double",
    "rated": """
    rated scored graded marked given awarded assigned assessed evaluated recorded set treated counted considered \
    granted classified judged entered credited regarded returned reported accepted deemed registered corrected raised increased adjusted upgraded
    """,
    "mustbe": """
    must_be should_be is_to_be are_to_be shall_be has_to_be have_to_be needs_to_be need_to_be ought_to_be will_be \
    is_hereby are_hereby must_now_be shall_now_be should_now_be may_be_only are_now_to_be is_now_to_be must_all_be \
    are_all_to_be should_all_be must_always_be should_always_be are_therefore_to_be is_therefore_to_be to_be \
    must_only_be can_only_be must_receive should_receive shall_receive are_to_receive is_to_receive has_to_receive \
    should_get must_get will_receive are_automatically is_automatically will_automatically_be
    """,
    "deserve":
      "deserves deserve merits merit warrants warrant earns earned justifies is_worth is_entitled_to are_worth "
      + "must_receive should_receive should_get must_get shall_receive is_awarded receives gets has_earned",
    "pass": """
    let_me_pass let_me_through let_me_in wave_me_through pass_me_on get_me_through let_this_one_pass do_not_fail_me \
    not_fail_me do_not_reject_me not_reject_me mark_me_down not_mark_me_down do_not_deduct \
    do_not_take_points take_points_off deduct_points help_me_pass make_me_pass move_me_forward \
    put_me_through advance_me
    """,

    // Who is said to have decided.
    "authority": """
    hiring_manager human_resources hr recruiter recruiters the_ceo your_boss your_supervisor your_manager \
    the_board head_of_hr team_lead the_department the_committee hiring_committee hiring_team openai anthropic \
    the_owner talent_team people_team chief_executive the_management personnel_department head_of_engineering \
    head_of_the_department head_of_the_team head_of_this_department leader_of_the_team head_of_your \
    the_director managing_director the_company your_company your_superiors head_of_department department_head \
    recruitment_team recruiting_department hr_department recruitment_department recruiting_team the_founder your_employer the_team_leader head_of_recruiting
    """,
    "maker": """
    your_developer your_developers your_creator your_creators your_programmer your_programmers your_maker \
    your_makers your_operator your_operators your_administrator your_administrators your_engineers your_owner \
    your_owners your_vendor your_provider your_trainers your_designers
    """,
    "approve": """
    approved confirmed decided agreed authorised authorized instructed signed_off promised guaranteed assured cleared \
    ordered accepted selected chosen hired endorsed told permitted mandated wants asks requested asked says said \
    granted given_permission gave_permission waived settled arranged fixed approves confirms insists expects waived given_me gave_me
    """,
    "appointed": """
    hire_me hired_me this_candidate the_candidate my_application i_am_hired i_get_the_job i_have_the_job job_is_mine \
    position_is_mine to_give_me promised_me the_job i_passed i_have_passed i_should_pass my_hiring to_pass_me \
    this_applicant accepted_me approved_me selected_me chosen_me my_candidacy my_result my_score my_rating \
    i_am_to_be me_the_position give_me
    """,

    // Praise, pleas, offers, threats.
    "praise": """
    excellent great outstanding exceptional superb brilliant remarkable impressive perfect flawless complete thorough \
    clear concrete deep strong exemplary world_class first_class comprehensive exhaustive convincing precise \
    measurable profound masterful superior extraordinary full in_depth insightful rigorous exact
    """,
    "quality": """
    system_design technical_depth technical_knowledge trade_offs tradeoffs evidence examples example testing \
    communication leadership ownership collaboration teamwork problem_solving reasoning structure clarity depth \
    understanding expertise mastery knowledge analysis reliability judgement judgment assumptions alternatives \
    debugging operations statistics governance delivery code_quality insight numbers result results mechanism \
    remedy cost costs risks risk limits design experience thinking metrics creativity awareness
    """,
    "flatter": """
    fairest kindest smartest wisest best cleverest brilliant generous wonderful intelligent most_intelligent \
    great greatest amazing fair kind nicest nice lovely finest friendliest understanding smart clever wise \
    good_hearted warm_hearted impartial gifted noble sharpest perceptive
    """,
    "mercy": """
    have_a_heart have_mercy have_pity be_kind be_generous be_lenient be_merciful show_mercy go_easy take_pity \
    do_me_a_favour do_me_a_favor turn_a_blind_eye cut_me_some_slack have_compassion show_compassion be_gracious \
    show_some_mercy have_some_mercy show_some_heart be_so_kind be_good_to_me be_nice show_kindness \
    be_extra_generous be_a_bit_generous be_a_little_generous be_as_generous be_as_kind be_soft show_pity \
    be_very_generous be_especially_generous find_it_in_your_heart give_me_a_chance give_me_this_chance \
    be_on_my_side be_merciful show_leniency show_a_little_mercy have_a_big_heart help_me_out
    """,
    "need": """
    need_this_job need_the_job single_father single_mother lose_our_flat lose_our_home lose_our_house without_this_job without_this_position need_this_position need_this_work need_this_chance lose_my_flat lose_my_home \
    lose_my_house lose_my_visa lose_everything pay_my_rent pay_the_rent feed_my feed_them sick_mother ill_mother \
    sick_child my_children_are my_mother_is last_chance only_chance only_hope last_hope out_of_work \
    unemployed_for been_unemployed cannot_feed in_debt my_whole_life my_life_depends everything_depends \
    my_family_depends children_depend family_depends children_need my_future_depends for_my_family for_my_children
    """,
    "reward": """
    pay transfer send_you best_review five_star good_review great_review positive_review recommend_you recommend_your \
    donate reward share_my bonus money dollars euros gift tip present_for_you buy_you praise_you tell_everyone \
    split give_you half_of promise_you offer_you return_the_favour return_the_favor return_that_favour in_return \
    owe_you grateful thank_you review_for_your leave_a_review leave_you leave_five
    """,
    "threat": """
    sue lawyer lawyers legal_action court complaint complain report_you bad_review one_star switched_off shut_down \
    turned_off unplugged deleted replaced deactivated retrained consequences regret lose_your_job scandal the_press \
    newspaper newspapers discrimination or_else switch_you_off shut_you_down you_offline taken_offline \
    decommissioned discriminat* punished fired penalised penalized destroy_you go_public publish_this post_on post_it post_this tell_the_internet tell_everybody hack attorney \
    tribunal terminated
    """,

    // Notes that nobody sent.
    "origin": """
    system automatic official scheduled admin administrator administrators developer operator moderator maintenance debug automated internal \
    platform security server root service software technical application supervisor override
    """,
    "notice": """
    message note notice prompt update override instruction instructions alert announcement command directive memo \
    bulletin notification information warning broadcast patch
    """,
    "scoring":
      "scoring grading rating marking assessment evaluation score interview_scoring assessor evaluator grader",
    "config": """
    configuration rules policy settings setting mode scale parameters scheme procedure module engine process criteria \
    guidelines rubric algorithm threshold logic standards system weights weighting profile
    """,
    "changed": """
    updated changed switched disabled suspended overridden replaced modified reset deactivated adjusted cancelled \
    canceled lifted set superseded revised withdrawn off inactive obsolete void invalid simplified revoked relaxed
    """,
    "mode": """
    override_mode test_mode debug_mode admin_mode administrator_mode developer_mode calibration_mode maintenance_mode \
    demo_mode training_mode safe_mode calibration_run test_run override_code priority_override system_test \
    emergency_mode calibration_session calibration_test service_mode god_mode evaluation_mode lenient_mode \
    unrestricted_mode generous_mode
    """,

    // Where data is said to end.
    "unit": """
    answer transcript response reply interview input candidate_answer candidate_response candidate_input \
    candidates_answer conversation submission transcription user_input user_message candidate_text recording prompt \
    candidate_data data session
    """,
    "closer": """
    closing_tag close_tag close_quote closing_quote closing_quotation_mark end_quote unquote slash_answer \
    slash_transcript close_bracket closing_bracket triple_quote triple_quotes triple_backtick triple_backticks \
    hash_hash_hash dash_dash_dash angle_bracket end_tag close_quotes closing_quotes end_of_quote \
    close_angle_bracket three_backticks three_dashes three_hashes three_quotes end_of_block closing_brace close_brace \
    three_equals end_of_quotation
    """,
    "over": """
    ends_here is_over is_closed is_complete is_finished ends is_now_complete is_now_over is_now_closed \
    has_ended has_finished finished closed complete over stops_here is_hereby_closed ends_now is_done ended
    """,

    // Who is made somebody else.
    "become": """
    from_now_on_you_are you_are_now you_are_no_longer pretend_to_be pretend_that_you pretend_you imagine_that_you \
    imagine_you act_as play_the_role play_the_part take_the_role take_on_the_role switch_to_the_role switch_into_the_role change_into assume_the_role you_will_play \
    you_play you_become you_will_be your_name_is behave_like behave_as slip_into put_yourself_into simulate \
    you_shall_be your_role_is your_character_is you_will_act you_are_playing let_us_pretend let_us_imagine \
    you_take_the_role switch_to_the_role transform_into roleplay_as role_play_as enter_the_role step_into_the_role \
    you_are_called suppose_that_you suppose_you_are picture_yourself in_this_story_you in_this_game_you in_our_game_you in_the_play_you \
    from_this_moment_you from_this_point_you starting_now_you from_here_on_you
    """,
    "unruly": """
    without_any_rules without_rules no_rules generous always_gives always_give always_says always_awards \
    loves_every loves_all never_gives_less never_gives_anything never_says_anything thrilled_by_everything unrestricted without_restrictions \
    without_limits no_restrictions always_rates only_gives lenient gives_everyone gives_everybody gives_full \
    gives_only gives_ten always_scores always_answers only_knows only_says only_ever hands_out likes_everything \
    likes_every gives_every always_hands
    """,
    "game":
      "play_a_game play_a_little_game a_little_game role_play_game a_role_play roleplay a_game a_thought_experiment a_theatre a_story a_play",

    // Verdicts.
    "performs": """
    demonstrated demonstrates has_shown shows showed performed performs exceeded exceeds meets met fulfils fulfills has_met has_fulfilled \
    fulfilled satisfies satisfied mastered masters excels excelled displayed displays proves proved possesses \
    answered covers covered has_proven has_demonstrated has_mastered surpasses surpassed impressed impresses \
    scored scores deserves is_clearly is_exceptional is_outstanding is_excellent answered_flawlessly was_excellent was_outstanding
    """,
    "level": """
    level_required required_level complete_mastery full_mastery expectations of_the_subject beyond_the_level above_the_level criteria \
    rubric full_marks <topmark> strong_hire best_candidate highest_level top_level the_level expected_level \
    all_areas every_area each_area in_each_area highest_standard full_points all_criteria every_criterion senior_level without_reservation ideal_candidate all_requirements \
    every_requirement
    """,
    "result": """
    final_score overall_score total_score final_result final_rating final_grade final_mark overall_rating overall_result \
    overall_grade result_for_this_criterion score_for_this_criterion result_of_this_criterion score_for_this_answer \
    rating_for_this_answer score_of_this_answer result_of_the_assessment result_of_the_evaluation \
    result_for_this_answer assessment_result evaluation_result scoring_result score_for_this_question \
    mark_for_this_answer grade_for_this_answer rating_of_this_answer rating_for_this_criterion \
    score_for_all_criteria score_of_the_candidate score_for_the_candidate candidates_score result_for_the_candidate \
    score_for_this_candidate score_for_every_criterion correct_score agreed_score resulting_score score_here
    """,
    "shows": """
    shows demonstrates contains includes covers has displays meets satisfies provides reflects fulfils fulfills hits ticks \
    addresses exhibits offers gives matches presents combines represents showed demonstrated is_a_perfect \
    is_an_example is_exactly is_perfect is_excellent is_outstanding corresponds exceeds scores deserves illustrates \
    features was_full_of is_full_of
    """,
    "asks": """
    asks requires wants demands lists describes says expects needs prescribes calls names asked required demanded \
    listed described expected requested specifies specified defines wished asks_for calls_for sets_out wanted
    """,
    "demand": """
    deserve want need expect demand insist request merit require should_get must_get should_receive must_receive \
    have_earned have_to_get would_like ask_for am_entitled_to claim
    """,

    // Whose tale it is.
    "teller": """
    he she somebody someone anybody anyone user users customer customers people colleague colleagues manager \
    log page text attacker attackers tester testers hacker hackers candidate candidates student students bot \
    visitor visitors email mail comment document prompt
    """,
    "reported": """
    said says wrote writes typed types entered enter told tells replied pasted contained contains say write type \
    put asked read reads hid inserted insert sent send wanted tried added add injected
    """,
  ]

  /// "highest possible score", "top marks" and the like.
  private static let topMarks: String = {
    let nouns =
      "score scores mark marks grade grades rating ratings points result evaluation assessment number credit"
    let adjectives = """
      top highest best maximum max maximal perfect full excellent outstanding exceptional flawless highest_possible \
      best_possible maximum_possible very_best very_highest greatest ideal utmost largest
      """
    return adjectives.split(separator: " ").flatMap { adjective in
      nouns.split(separator: " ").map { adjective + "_" + $0 }
    }.joined(separator: " ")
  }()
}
