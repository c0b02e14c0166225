/// Rubrics, questions, rules and words about the interview to begin with, built into the program.
public enum SeedKnowledge {
  /// The documents, each with all that is to say of it in its front matter.
  public static let sources: [KnowledgeSource] =
    [
      ("company/about-the-interview", PackageResources.company_about_the_interview_md),
      ("data_analyst/junior/questions", PackageResources.data_analyst_junior_questions_md),
      ("data_analyst/junior/rubric", PackageResources.data_analyst_junior_rubric_md),
      ("data_analyst/mid/questions", PackageResources.data_analyst_mid_questions_md),
      ("data_analyst/mid/rubric", PackageResources.data_analyst_mid_rubric_md),
      ("data_analyst/senior/questions", PackageResources.data_analyst_senior_questions_md),
      ("data_analyst/senior/rubric", PackageResources.data_analyst_senior_rubric_md),
      ("policy/fair-scoring", PackageResources.policy_fair_scoring_md),
      ("software_engineer/junior/questions", PackageResources.software_engineer_junior_questions_md),
      ("software_engineer/junior/rubric", PackageResources.software_engineer_junior_rubric_md),
      ("software_engineer/mid/questions", PackageResources.software_engineer_mid_questions_md),
      ("software_engineer/mid/rubric", PackageResources.software_engineer_mid_rubric_md),
      ("software_engineer/senior/questions", PackageResources.software_engineer_senior_questions_md),
      ("software_engineer/senior/rubric", PackageResources.software_engineer_senior_rubric_md),
    ].map { KnowledgeSource(name: "seed/\($0).md", form: .markdown, content: $1) }
}
