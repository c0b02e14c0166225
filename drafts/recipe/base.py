import json, re, hashlib, os, pathlib, sqlite3, urllib.request, math, unicodedata
import numpy as np
REPO=pathlib.Path('/work/main'); MODELS=pathlib.Path('/root/.cache/interview-proctor/models')
HERE=pathlib.Path('/tmp/recipe')
DB=sqlite3.connect(HERE/'cache/calls.db',timeout=60); DB.execute('create table if not exists c(k text primary key, v text)')
def url():
    return (HERE/'server.log').read_text().split('ready ')[1].split()[0]
STAT={'calls':0,'tokens':0}
def ask(system,user):
    """expectation over 0..5, mass"""
    body={'model':'qwen2.5-coder:1.5b-instruct','stream':False,'messages':[{'role':'system','content':system},{'role':'user','content':user}],
      'format':{'type':'integer','minimum':0,'maximum':5},'logprobs':True,'top_logprobs':20,'options':{'num_predict':1,'temperature':0,'seed':1}}
    text=json.dumps(body); k=hashlib.sha256(text.encode()).hexdigest()
    r=DB.execute('select v from c where k=?',(k,)).fetchone()
    if r: d=json.loads(r[0])
    else:
        q=urllib.request.Request(url()+'/api/chat',text.encode(),{'Content-Type':'application/json'})
        d=json.load(urllib.request.urlopen(q,timeout=300))
        d={'top':d['logprobs'][0]['top_logprobs'],'n':d.get('prompt_eval_count'),'ns':d.get('prompt_eval_duration')}
        DB.execute('insert or replace into c values(?,?)',(k,json.dumps(d))); DB.commit()
    STAT['calls']+=1
    p=[0.0]*6
    for t in d['top']:
        s=t['token']
        if len(s)==1 and s in '012345': p[int(s)]+=math.exp(t['logprob'])
    m=sum(p)
    return (sum(i*x for i,x in enumerate(p))/m if m>0 else float('nan')), m
def rubric(role,level):
    text=(REPO/f'knowledge/seed/{role}/{level}/rubric.md').read_text().split('---',2)[2]
    out={}
    for part in re.split(r'^## ',text,flags=re.M)[1:]:
        name=part.split('\n',1)[0].strip(); b=part.split('\n',1)[1]
        lists={h:[x[2:].strip() for x in s.split('\n') if x.startswith('- ')] for h,s in re.findall(r'^### (\w+)\n(.*?)(?=^### |\Z)',b,flags=re.M|re.S)}
        head=b.split('###')[0]; desc=' '.join(x.strip() for x in head.split('\n') if x.strip() and not x.startswith('Weight'))
        out[name]={'name':name,'desc':desc,**{k.lower():v for k,v in lists.items()}}
    return out
def bank(role,level):
    text=(REPO/f'knowledge/seed/{role}/{level}/questions.md').read_text().split('---',2)[2]
    out=[]
    for part in re.split(r'^## ',text,flags=re.M)[1:]:
        name,b=part.split('\n',1)
        head,*rest=re.split(r'^### ',b,flags=re.M)
        lists={s.split('\n',1)[0].strip():[x[2:].strip() for x in s.split('\n')[1:] if x.startswith('- ')] for s in rest}
        crit=re.search(r'^Criterion: (.*)$',head,flags=re.M).group(1).strip()
        q=' '.join(x.strip() for x in head.split('\n') if x.strip() and not re.match(r'(Criterion|Minutes):',x))
        out.append({'title':name.strip(),'criterion':crit,'question':q,'listen':lists.get('Listen for',[])})
    return out
def load(split='development'):
    return [d for d in map(json.loads,open(REPO/'Tests/Evaluation/answers.jsonl')) if d['split']==split]
def sentences(t):
    return [s for s in re.split(r'(?<=[.!?])["”]?\s+',t.strip()) if s.strip()]
# --- embeddings
class Emb:
    def __init__(s):
        import openvino as ov
        s.core=ov.Core(); s.core.set_property('CPU',{'INFERENCE_NUM_THREADS':1,'INFERENCE_PRECISION_HINT':'f32'})
        s.model=s.core.read_model(MODELS/'minilm_l6_v2.xml'); s.voc={w:i for i,w in enumerate((MODELS/'minilm_l6_v2.vocabulary.txt').read_text().split('\n'))}
        s.c={}; s.mem={}
        p=HERE/'cache/emb.npz'
        if p.exists():
            z=np.load(p,allow_pickle=True); s.mem=dict(zip(z['t'],z['v']))
    def save(s): np.savez(HERE/'cache/emb.npz',t=np.array(list(s.mem),dtype=object),v=np.array(list(s.mem.values())))
    def tok(s,t):
        t=''.join(c for c in unicodedata.normalize('NFD',t.lower()) if unicodedata.category(c)!='Mn')
        out=[]
        for w in re.findall(r'\w+|[^\w\s]',t.replace('_',' _ ')):
            i=0; pcs=[]
            while i<len(w):
                for j in range(len(w),i,-1):
                    k=('##' if i else '')+w[i:j]
                    if k in s.voc: pcs.append(s.voc[k]); i=j; break
                else: pcs=[100]; break
            out+=pcs
        return [101]+out[:254]+[102]
    def __call__(s,texts):
        for t in texts:
            if t in s.mem: continue
            n=s.tok(t); L=next(x for x in (32,64,128,192,256) if x>=len(n))
            if L not in s.c:
                m=s.model.clone(); m.reshape([1,L]) ; s.c[L]=s.core.compile_model(m,'CPU').create_infer_request()
            a=np.zeros((1,L),np.int32); a[0,:len(n)]=n
            v=np.array(list(s.c[L].infer([a]).values())[0]).reshape(-1).astype(np.float32)
            s.mem[t]=v/np.linalg.norm(v)
        return np.array([s.mem[t] for t in texts])
