"""Words that do not tell a paper by themselves: tables of data for `names.py`.

ORDINARY   English words that methods are named after (FLOAT, SAM, Muse): such a name needs its exact case
FAMILIES   families of methods, tasks, metrics and houses (GAN, TTS, IQA, MIT): never a name in running text
SUBJECTS   words of which tasks are made ("3D Face Reconstruction"): a name of these alone is a subject
"""

from __future__ import annotations

ORDINARY = frozenset(
    """able about above act action actor adapt adapter adder adept agent aim air alert align alpha amber anchor angel apex arc
    arch area arena aria ark arrow art ask aspect atlas atom attend attention audit aura aurora auto avatar awake award axis
    back bag balance ball band bank bar bard bark base basic basis bat batch beacon beam bean bear beat bed bee bell bench best
    beta better bias bid big bind bird bit black blade blank blend blind blink block bloom blue blur board boat body bold bolt
    bond bone book boost border boss both bottle bound box brain branch brand brave bread break breeze brick bridge brief
    bright bring broad brush bubble buddy bug build bundle burst bus cache cage cake call calm camel camera camp canvas cap
    capital caption capture card care cargo carry cart case cast castle cat catch category cause cave cell center chain chair
    chameleon chance change channel chart chat chatter check cherry chess child chip choice cider cinema circle citadel city
    claim clash class clean clear clever climb clip clock clone close cloud clue coach coast coat code coin cold collage color
    comet comic comma common compact compass complete compose concept cone confide connect contact content control convert cook
    cool copy coral cord core corner cosmos cost count couple course cover craft crane crash create credit creed crew crop cross
    crowd crown cruise crystal cube cue cup curl current curve custom cut cycle daisy dance dare dark dash data date dawn day
    deal dear deep deer degree delta demo dense depth desk detail dial diamond dice diet diff digest digit dim dip direct dive
    divide doc dodge dog doll dolphin domain dome door dot double down draft drag dragon draw dream dress drift drill drive drop
    drum dual duck duet dune duo dust eagle early earth ease east easy echo edge edit effect egg elastic electra elegant element
    elite elm ember emerge emo emu end energy engine enter epic equal era even event ever evoke exact example expand expert
    explore express extra eye fabric face fact fair faith falcon fall family fan far fare fashion fast fate feast feature fed
    feel field figure file fill film filter find fine fire first fish fit fix flag flame flamingo flash flat fleet flex flick
    flight flint flip float flow flower fluid fly focal focus fold force forest forge form fort forum forward found fox frame
    free fresh friend frog front frost fuel full fun fuse future gain galactica gallery game gap garden gate gather gaze gear
    gem gemini general generate genesis genie genius gentle ghost giant gift gin girl give glad glass glide glimpse globe glory
    glow glue goal goat gold good gopher gorilla grab grace grade grain grand grape graph grasp grass gravity gray great green
    grid grip ground group grow guard guess guide gum habit hack hair half hall halo hammer hand handle happy harbor hard
    harmony harp hash hat hawk head heart heat heavy hedge helix hello help herb herd hero hidden high hill hint hit hive hold
    hole home honey hood hook hop hope horizon horn horse host hot hour house hover hub hue human hunt hybrid hydra ice icon
    idea ideal idle image imagine impact imprint inch index infinite infinity info ink inn insight inspire instant integer iris
    iron island item ivory jade jam janus jazz jelly jet jewel join joint joker jolt journey joy judge juice jump jungle just
    keen keep key kick kind king kit kite knight knot know label lace lake lamb lamp lance land lane lark laser last late laugh
    launch lava layer lead leaf lean leap learn lemon lens less letter level lever libra life lift light like lily lime limit
    line link lion lip list listen lite little live llama load local lock loft log logic long look loom loop loss lotus loud
    love low lucid luck lumen luna lunar lynx lyra magic magnet mail main maker mammoth map marble march mark market mars mask
    mass master match mate math matrix matter max maze mean measure medal media meet melody melon memory mend mental menu merge
    merit mesh meta metal meteor method metric mice middle might mild mile mill mimic mind mine mini mint minute mirage mirror
    miss mist mix mixer mobile mode model modern moment monarch money monkey monster moon moral more moss most motion mount move
    movie much mule multi muse music must nano narrow nature near neat need nest net never new news next nice night nimble node
    noise noon normal north note nova novel now null oak oasis object ocean octopus off office oil olive omega omni once one
    onion onyx opal open opera optic optical option oracle orange orbit orca orchid order origin orion other otter outer oval
    over owl own oyster pace pack page paint pair palm panda panel panther paper parallel part parti pass past patch path
    pattern pause paw peace peach peacock peak pearl pen pepper perceive perfect phase phoenix phone photo pick picture piece
    pilot pin pine pink pipe pirate pixel place plain plan plane planet plant plate play plaza plot plug plum plus poem poet
    point polar pole polish pollen pool pop pope port portal portrait pose post pot power practice prefix present press pretty
    price pride prime print prior prism prize probe problem produce profile prompt proof prophet protein proud prove public pull
    pulse puma pump pure purple push puzzle python quality quantum quarter queen quest question quick quiet quill quilt quiz
    rabbit race radar radio rail rain rainbow raise ram random range rank rapid rate raven raw ray reach react read ready real
    realm reason recall record red reef refer reflex refine region relay release relight rely remix render repair repeat replay
    reply rescue rest restore result retro return reveal review rhyme rhythm rich ride right ring rise river road robin robust
    rock rocket role roll roof room root rope rose rotate rough round route row royal ruby rule run rush safe sage sail salt
    same sample sand sat saturn sauce save scaffold scale scan scene scope score scout scratch screen scroll sea seal seam
    search season seat second secret sect see seed seek seer segment self sense sentinel set shade shadow shape share shark
    sharp sheep sheet shell shield shift shine ship shoe shop shore short shot shoulder show shuffle side sift sight sigma sign
    signal silence silk silver similar simple simplex single sink site size sketch ski skill skin skip sky slate slave sleep
    slice slide slim slot slow small smart smile smoke smooth snake snap snow soar social sock soft soil solar sole solid solo
    solve soma some song sonic soon sort soul sound soup source south space span spanner spare spark sparrow speak special
    speech speed spell sphere spice spider spike spin spiral spirit splash splat split spot spray spread spring sprite square
    squeeze stable stack staff stage stair stamp stand star start state static station stay steady steal steel steer stella
    stem step stereo still stitch stone stop store storm story straight strand stream street stress stretch stride strike string
    strip strong student studio study style sub such sugar suit sum summer summit sun super sure surf surface surge swan swap
    sweet swift swim swing switch sword symbol sync syntax system table tact tag tail talent talk tall tame tango tank tap tape
    target task taste teach team tear tech tell temple tempo ten tense tent term test text texture theme theory thing think
    thought thread three thumb thunder tick tide tie tiger tight tile tilt time tiny tip titan title toast token tone tool top
    torch total touch tour tower town toy trace track trade trail train trait trans transfer transformer trap travel treasure
    tree trek trend trial tribe trick trident trim trinity trio trip triton true trunk trust truth try tube tulip tune tunnel
    turbo turn turtle twin twist two type ultra umbrella uncle under unicorn uniform unify union unit unity universal universe
    urban use vacuum valley value van vapor var variety vary vase vast vector vega velvet venus verse version vertex vest video
    view vine violet virgo virtual vision visit vista visual vital vivid voice void volcano volt volume vortex vote voyage wait
    walk wall wand war warm warp wash watch water watt wave waves wax way weak weave web wedge weight well west whale wheat
    wheel whisper white whole wide wild will willow win wind window wine wing winter wise wish wit wolf wonder wood wool word
    work world worm worth wrap yard year yellow yield young zen zenith zero zest zone zoo zoom
    adaptive attentive authors baseline benchmark calvin cascade causal consistent contrastive conditional detector diffused
    diffusion dropout dynamic embedding encoder decoder evolve feedback generator graphics hypothesis inference kernel
    language latent linear mamba network neural optimizer perceiver perceptual pyramid quantizer reader residual retriever
    sampler sparse spatial student synthesis teacher temporal tuning unified voyager gaia rpp asap aide aims alma ares argo
    ariel arts atla bits cola cone cosi cove dino duke elmo ernie figs fish hydra ibis iota kale lego lisa mars marvel maya
    mega mila mona nemo nike oscar otto pegasus pica pluto pico quasar rosetta rigel samba sonata speak sting tara thor tina
    tora uno vela veo vicuna vila xena yoda zeus atlas merlin milan paris london florence""".split()
)  # fmt: skip

# A word with one of these ends is taken for an ordinary one.
ORDINARY_ENDS = (
    "tion", "sion", "ment", "ness", "ity", "ing", "ings", "able", "ible", "ous", "ship", "ism", "ence", "ance", "ology", "ically", "wise",
)  # fmt: skip

FAMILIES = frozenset(
    """gan gans cgan cnn cnns rnn rnns gnn gnns gcn dnn dnns mlp mlps lstm gru vae vaes vit llm llms vlm vlms mllm mllms lmm
    transformer transformers attention diffusion autoencoder autoencoders flow flows network networks model models inn
    resblock encoder decoder generator discriminator backbone baseline nlp cv rl irl drl ml dl ai agi aigc tts asr vc svc vad sr sisr
    vsr isr isp iqa bsr hdr sdr lut luts nvs mvs sfm slam vo vio ocr nlu nlg qa vqg t2i t2v i2v i2i v2v 3dmm 3dmms
    2d 3d 4d rgb rgbd yuv gpu gpus cpu cpus api sdk loss dataset data code paper ours our sota psnr ssim mse lr hr lq hq
    gt fps ode odes sde sdes mcmc em pca svd fft dct dwt ica knn svm hmm gmm crf bn ln gn ema sgd relu gelu kl js
    cvpr iccv eccv neurips nips iclr icml aaai ijcai acl emnlp naacl siggraph tpami tip tog wacv bmvc miccai interspeech icassp acmmm
    mit cmu hku hkust cuhk thu pku ustc sjtu zju nus ntu eth epfl inria google meta facebook nvidia microsoft openai deepmind adobe
    tencent alibaba baidu bytedance huawei sensetime amazon apple intel netflix disney samsung sony snap toc todo abstract author
    authors idea category hypothesis title method methods note notes readme pytorch tensorflow keras jax python github arxiv
    diffusers comfyui opencv ffmpeg linux cuda docker faq url pdf html json csv bib""".split()
)  # fmt: skip

SUBJECTS = frozenset(
    """2d 3d 4d hd rgb action activity adversarial aided animation anomaly aware analysis application applications attack audio autoregressive
    avatar avatars based blind body captioning classification clothed cloud clouds color colour completion compression computer
    conditional content control convolutional cross data deblurring deep dehazing denoising depth detection diffusion digital
    distillation domain driven dynamic editing embedding end enhancement estimation expression extraction face faces facial
    feature few fine flow fusion gaussian gaussians general generation generative geometry graph graphs hair hand hands head heads
    human image images implicit inpainting instance inverse knowledge language large latent layout learning level light lighting
    lip local long low machine manipulation mapping matching medical mesh metric model modeling modelling models monocular
    motion multi multimodal music natural network networks neural noise novel object objects optical optimization painting panoptic parsing
    perception person photo pixel planning point points portrait pose prediction pretraining prior priors processing quality quantization
    query radiance rain ranking real reality recognition reconstruction reenactment reference regression removal rendering
    representation representations resolution restoration retrieval robot robotics robust salient sampling scene scenes search
    segmentation self semantic separation sequence shape shot single space sparse speaker speech spatial splatting stereo
    stylization style summarization super supervised surface survey swapping synthesis tagging talking task temporal text
    texture time to tracking training transfer transformer transformers translation understanding unsupervised upsampling vector vehicle
    verification video videos view views virtual vision visual voice watermark watermarking watermarks weak world zero""".split()
)  # fmt: skip
