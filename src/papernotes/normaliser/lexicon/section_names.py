"""The names that sections have in Chinese and English, by facet, for `facets`; those of other languages: `tongues`.

`_` stands for a space. Names are compared folded: without case, spaces and hyphens.
"""

from __future__ import annotations

from ...model import Facet

LEXICON: dict[Facet, str] = {
    "motivation": "motivation motivations 动机 出发点 写作动机 idea来源 why 为什么 难点 痛点 challenge challenges 挑战 问题动机 "
    "研究意义 意义 目的 目标 goal goals objective objectives purpose 解决的问题 要解决的问题 核心问题 研究问题 解决什么问题 想解决什么问题 "
    "试图解决什么问题 待解决的问题 解决问题 problem problems 问题描述 issue 存在的问题与动机 背景与动机 key_question 难点分析 "
    "what_problem 提出问题 提出的问题 "
    "问题与动机 问题和动机 问题提出 问题的提出 "
    "research_objective research_objectives problem_addressed problems_addressed "
    "research_question research_questions rq rqs research_gap gap the_gap literature_gap research_aim research_aims aim aims study_aim study_aims rationale central_question hypothesis hypotheses 科学假设 研究假设 research_hypotheses why_it_matters why_does_it_matter why_this_matters research_motivation research_problem problem_background significance why_this_paper_matters 重要性",
    "task": "task tasks 任务 任务描述 任务定义 任务目标 problem_definition problem_formulation problem_setup problem_statement "
    "problem_setting 问题定义 问题设定 问题建模 问题形式化 问题设置 formulation 输入输出 task_definition 定义 "
    "threat_model threat_models attacker_model adversary_model adversarial_model system_model system_and_threat_model",
    "background": "background 背景 背景知识 研究背景 预备知识 preliminary preliminaries 前置知识 基础知识 先验知识 背景介绍 "
    "prerequisite prerequisites 理论基础 context "
    "问题背景 背景与问题 背景和问题 问题与背景 "
    "theoretical_framework theoretical_background conceptual_framework research_framework",
    "existing": "existing_methods existing_work existing_works 现有方法 现有工作 已有方法 已有工作 传统方法 以往方法 以前的方法 "
    "之前的方法 前人工作 过去的方法 existing 现有问题 现有不足 现状 研究现状 现有方案 现有技术 以往工作 先前方法 过去方法 "
    "prior_work prior_works previous_work previous_works previous_methods 现有方法的问题 现有方法的不足 现有方法存在的问题 "
    "limitations_of_existing_methods 已有方法的不足 现有研究 现有研究的不足 state_of_the_art previous_state_of_the_art",
    "contribution": "contribution contributions 贡献 创新点 创新 主要贡献 贡献点 贡献和创新点 贡献与创新 贡献与创新点 亮点 novelty "
    "key_contribution key_contributions theoretical_contributions main_contributions innovation innovations 创新之处 核心贡献 highlights highlight "
    "what's_new whats_new what_is_new "
    "创新亮点 创新要点 创新点总结 技术创新 创新内容 key_points key_insight key_insights insight insights 洞察 关键洞察 技术亮点 要点 takeaway takeaways 特点 "
    "argument arguments main_argument main_arguments central_argument key_argument key_arguments claims main_claim main_claims central_claim central_claims key_claim key_claims contribution_to_literature contribution_to_the_literature novel_contributions technical_contributions 核心论点 核心观点 主要观点",
    "method": "method methods methodology methodologies approach approaches 方法 方法论 算法 algorithm algorithms model models 模型 "
    "architecture architectures model_architecture network_architecture network framework frameworks 框架 "
    "架构 网络结构 网络架构 模型结构 模型架构 模型设计 网络 解决方案 方案 solution solutions 技术方案 技术路线 pipeline 流程 "
    "算法流程 整体流程 整体框架 整体架构 design system_design 系统设计 设计 实现 implementation implementation_details "
    "implementation_detail 实现细节 方法概述 method_overview 做法 具体做法 具体方法 怎么做 怎么做的 how 如何解决 如何做 思路 "
    "解决思路 解决方法 核心思想 主要思想 核心思路 方法介绍 提出方法 提出的方法 提出模型 提出的模型 training training_details "
    "训练 训练细节 训练方法 算法实现 技术细节 proposed_method proposed_methods proposed_approach proposed_model 模型介绍 "
    "the_model core_idea key_idea main_idea idea ideas 想法 关键技术 关键点 主要方法 主要内容 创新方法 inference structure 结构 "
    "method_details technical_details technique techniques training_strategy 训练策略 系统架构 formulation_and_method 方法创新 方法创新点 "
    "方法亮点 方法流程 方法思路 方法原理 方法要点 方法框架 方法细节 模型创新 算法创新 模型原理 算法原理 技术原理 训练流程 实现思路 "
    "关键元素 关键设计 how_it_works 原理 基本原理 做了什么 模型构建 研究内容 核心内容 "
    "网络框架 core_mechanism mechanism mechanisms 推理流程 "
    "research_design study_design empirical_strategy empirical_approach empirical_framework identification_strategy identification estimation_strategy econometric_model procedure procedures materials_and_methods methods_and_materials data_and_methods statistical_analysis data_analysis model_setup what_they_did what_did_they_do technical_approach method_summary how_it_works what_it_does intuition intuitions 直觉 技术架构 核心机制 方法概览 方法总览",
    "loss": "loss losses loss_function loss_functions 损失 损失函数 目标函数 训练目标 objective_function objective_functions "
    "training_objective training_objectives training_loss 优化目标 loss函数 loss设计",
    "experiments": "experiment experiments experimental_setup experiment_setup experimental_settings experiment_settings 实验 "
    "performance_evaluation 实验设置 实验设计 实验部分 实验细节 evaluation evaluations 评估 评测 实验与结果 实验和结果 dataset datasets 数据集 数据 "
    "data benchmark benchmarks ablation ablations ablation_study ablation_studies 消融 消融实验 消融研究 对比实验 metrics "
    "评价指标 指标 实验数据 实验评估 experiments_and_results experimental_evaluation setup evaluation_metrics setting settings "
    "experimental_results_and_analysis 实验验证 实验对比 实验亮点 实验评价 对比方法 baseline baselines 实验环境 exp exps "
    "sample participants measures data_collection data_source data_sources data_and_sample sample_and_data apparatus user_study user_studies",
    "results": "result results 结果 实验结果 实验结论 效果 experimental_result experimental_results 性能 performance 结果分析 "
    "实验分析 experiment_results experiment_result results_and_analysis results_and_discussion 应用结果 效果展示 analysis 可视化 "
    "quantitative_results qualitative_results quantitative_evaluation qualitative_evaluation quantitative_comparison qualitative_comparison "
    "定量结果 定性结果 定量分析 定性分析 定量比较 定性比较 "
    "main_results findings finding 发现 结果讨论 结果对比 实验表现 实验效果 "
    "实证结果 "
    "headline_results empirical_results robustness_check robustness_checks outcomes primary_outcome primary_outcomes observations what_they_found what_did_they_find evaluation_results quantitative_results qualitative_results 实验结果与分析",
    "conclusion": "conclusion conclusions 结论 总结 小结 summary_and_conclusion 结语 conclusion_and_future_work 总结与展望 "
    "concluding_remarks 结论与展望 全文总结 conclusions_and_future_work "
    "implications policy_implications practical_implications theoretical_implications clinical_implications clinical_relevance design_implications bottom_line so_what broader_impact broader_impacts",
    "related": "related_work related_works 相关工作 相关研究 相关论文 相关文献 literature_review 文献综述 related_papers related_literature 相关技术 对比分析 方法对比",
    "limitations": "limitation limitations disadvantage disadvantages 局限 局限性 不足 缺点 缺陷 weakness weaknesses 不足之处 drawback drawbacks cons 失败案例 "
    "failure_cases future_work 未来工作 展望 未来展望 后续工作 下一步 future_directions limitations_and_future_work "
    "可改进的地方 改进方向 改进空间 存在的问题 存在问题 缺陷与不足 "
    "con weak_point weak_points 未来方向 author_flagged_limitations author_stated_limitations stated_limitations "
    "可改进方向 flaw flaws deficiency deficiencies shortcomings shortcoming next_step next_steps directions_for_future_research follow_up_work follow_ups",
    "questions": "question questions 问题 疑问 思考题 qa q&a 疑惑 待解决 open_questions 没看懂 不懂的地方 不理解的地方 my_questions "
    "open_problems 遗留问题 待确认 discussion_questions confusing_parts unclear_points unclear_parts "
    "questions_for_authors questions_for_the_authors questions_raised 开放问题 待解决问题",
    "review": "review 评价 阅读评价 个人评价 我的评价 点评 思考 我的思考 个人思考 感想 感悟 心得 读后感 阅读心得 启发 启示 comments "
    "comment my_comments my_comment thoughts my_thoughts 个人理解 我的理解 my_take 我的看法 看法 评论 opinion my_opinion "
    "personal_thoughts personal_comments reflection reflections 批注 吐槽 收获 个人总结 我的总结 读后 优缺点 优缺点分析 "
    "strengths_and_weaknesses pros_and_cons pros_&_cons critique remarks remark 我的想法 个人看法 随想 评语 verdict assessment "
    "my_notes personal_notes strength strengths advantage advantages pros 锐评 优点与不足 优点和不足 优点与缺点 优势与不足 优势与局限 "
    "问题与思考 问题和思考 思考与问题 思考和问题 疑问与思考 思考与疑问 "
    "一句话评价 一句话点评 借鉴意义 启发意义 可借鉴之处 值得借鉴 "
    "pro strong_point strong_points 心得体会 personal_opinion personal_opinions criticism criticisms detailed_comments critical_review "
    "critical_analysis relevance relevance_to_project relevance_to_my_project relevance_to_my_research relevance_to_my_work relevance_to_our_work relation_to_my_work relation_to_our_work how_it_relates_to_my_work lessons_learned personal_evaluation personal_takeaways critical_assessment critical_evaluation relevance_to_us 批判性思考 批判性分析 优势与局限 优点与不足 可借鉴点 可借鉴的点 延伸思考 创新性评估",
}  # fmt: skip

# Sections that are no facet, yet are sections and never papers.
OTHER = (
    "abstract 摘要 introduction intro 引言 介绍 简介 概述 概要 overview 导言 前言 summary tldr tl;dr 一句话总结 一句话 论文信息 "
    "基本信息 文献信息 文献基本信息 信息 reference references 参考 参考文献 参考资料 reference_list bibliography appendix appendices 附录 补充材料 "
    "efficiency 效率 supplementary supplementary_material acknowledgement acknowledgements acknowledgments 致谢 discussion discussions 讨论 "
    "discussion_and_conclusion notes note 笔记 阅读笔记 论文笔记 paper_notes paper_note paper 论文 原文 全文 正文 翻译 译文 links link "
    "链接 资源 resources 代码 code codes 源码 官方代码 开源代码 github demo meta metadata info basic_info paper_info authors author "
    "作者 作者信息 机构 venue title 标题 题目 论文标题 论文题目 keywords 关键词 关键字 keyword 术语 terms definitions citation "
    "citations bibtex cite 引用 todo toc contents content table_of_contents 目录 内容 extra others other misc 其他 其它 补充 "
    "扩展 拓展 扩展阅读 延伸阅读 further_reading read_more figures figure 图 图表 tables 表格 快速浏览 first_pass second_pass "
    "third_pass pass_1 pass_2 pass_3 第一遍 第二遍 第三遍 泛读 精读 theory 理论 理论分析 证明 proof proofs 公式 推导 公式推导 "
    "applications application 应用 应用场景 概念 concepts 要点总结 details detail 细节 其他细节 main 主要 文章内容 文章信息 "
    "论文内容 论文概述 论文总结 论文解读 论文阅读 阅读记录 记录 进度 status 状态 full_citation full_reference 标签 tags 时间 date 日期 附 附件 attachments "
    "vocabulary 单词 生词 词汇 名词解释 highlights_and_annotations annotations 标注 摘录 quotes quote excerpts 图片 images 视频 "
    "video slides ppt 复现 reproduction 源码分析 代码分析 代码实现 代码解读 代码阅读 code_analysis code_review 常见问题 faq 十问 "
    "ten_questions 论文十问 核心 core 亮点总结 故事 story writing 写作 写作手法 好句 sentences 相关链接 网址 来源 source url "
    "assumption assumptions 假设 "
    "information basic_information paper_information paper_basic_information paper_basic_info general_information bibliographic_information "
    "bibliographic_info publication_information publication_info article_information article_info "
    "main_theorem proof_sketch derivation derivations "
    "zotero zotero_link zotero_links zotero_notes zotero_metadata zotero_notes_and_annotations zotero_annotations pdf pdf_link pdf_links pdf_attachment "
    "pdf_attachments pdf_annotations pdf_text_extraction in_text_annotations extracted_annotations imported_annotations persistent_notes "
    "annotation_summary self_notes literature_notes permanent_notes fleeting_notes related_notes connected_notes linked_notes backlinks "
    "files_and_links tags_and_collections reference_information formatted_bibliography one_sentence_summary reading_progress reading_status "
    "review_guideline review_guidelines key_quotes important_quotes brief_summary 元数据 划线 原文摘录 双链 关联笔记 文献卡片 论文卡片 文献档案 论文档案 "
    "one_line_summary one_liner in_one_sentence executive_summary quick_summary eli5 速览 深度解读 评分 推荐指数 阅读建议 应用价值 实际应用 潜在应用 术语解释 工作总结"
)
